"""However a PDF was made, reading it takes no more than 400 MB."""

import subprocess
import sys

import pytest

from tests.issues.pdf.hostile import pdf_of_picture, pdf_with_a_bomb_for_a_table
from tests.issues.pdfs import pdf, pdf_of_drawing

LIMIT = 400 * 1024
# In a process of its own, whose children are the workers and nothing else.
SCRIPT = """
import resource, sys
from issues.pdf.workers import UnreadablePDF, clean_pdf, draw_pages
with open(sys.argv[1], "rb") as pdf, open(sys.argv[2], "w+b") as copy:
    try:
        count = clean_pdf(pdf, copy, title="The Torch 6", language="en")
        end = sum(1 for page in draw_pages(copy, page_count=count, pictures=["avif-1600", "webp-800"]))
    except UnreadablePDF as refusal:
        end = refusal.failure.value
print(end, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems count in other units, and know no such limit.")
@pytest.mark.parametrize(
    ("make", "end"),
    [
        (lambda: pdf_of_picture(12_000, 10_500), "1"),
        (lambda: pdf_of_drawing(b"q " * 8_000_000), "TOO_HEAVY"),
        (lambda: pdf_of_drawing(b"0 0 9 9 re f " * 50_000), "1"),
        (pdf_with_a_bomb_for_a_table, "DAMAGED"),
        (lambda: pdf(pages=10_000), "TOO_MANY_PAGES"),
        (lambda: pdf(pages=1, size=(2_000_000, 2_800_000)), "1"),
        (lambda: pdf(pages=12), "12"),
    ],
    ids=["126 megapixels", "packed bomb", "packed drawing", "bomb for a table", "10,000 pages", "kilometre", "paper"],
)
def test_no_pdf_takes_more_than_400_megabytes(make, end, tmp_path):
    path, copy = tmp_path / "6-en.pdf", tmp_path / "copy.pdf"
    path.write_bytes(make())
    command = [sys.executable, "-c", SCRIPT, path, copy]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - nothing comes from outside.
    ended, kilobytes = ran.stdout.split()
    assert ended == end
    assert int(kilobytes) <= LIMIT
