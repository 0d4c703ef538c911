// A lazy part: in the comparison of two builds, what is pointed at, else what has the focus, lights its row: the instruction in both Dockerfiles and
// both stacks, the line between them, its time.
//
// The marks are the page's nodes' own, and the page never sets them itself: nothing is drawn anew under the pointer.
const rowOf = (part) => part?.closest?.(".compare [data-row]")?.dataset.row;
let pointed;

function light() {
  const row = pointed ?? rowOf(document.querySelector(".compare [data-row]:focus-visible"));
  document.querySelectorAll("[data-alight]").forEach((part) => part.dataset.row === row || part.removeAttribute("data-alight"));
  if (row) document.querySelectorAll(`.compare [data-row="${row}"]`).forEach((part) => part.setAttribute("data-alight", ""));
}

function point({ target }) {
  pointed = rowOf(target);
  light();
}

addEventListener("pointerover", point);
document.documentElement.addEventListener("pointerleave", point);
addEventListener("focusin", light);
addEventListener("focusout", light);
