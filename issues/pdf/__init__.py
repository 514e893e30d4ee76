"""From a PDF that nobody has to trust to a clean copy, page pictures and words.

`workers` is the door. The two scripts that touch such a file run in processes of their own, with limits
(core/limited_process.py): `cleaning_worker` makes the copy that readers get, `drawing_worker` draws and reads the
pages of that copy.
"""
