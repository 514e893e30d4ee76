/* Plays a video in its place after the reader's click. Without scripts the link leads to the video. */

function play(event) {
    const start = event.currentTarget;
    const frame = document.createElement("iframe");
    frame.src = start.dataset.videoFrame;
    frame.title = start.dataset.videoTitle;
    frame.className = "video__frame";
    frame.allow = "autoplay; fullscreen; encrypted-media";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    event.preventDefault();
    start.replaceWith(frame);
    frame.focus();
}

for (const start of document.querySelectorAll("[data-video-frame]")) {
    start.addEventListener("click", play);
}
