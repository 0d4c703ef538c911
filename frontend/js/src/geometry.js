// Where lines are on the screen: told to the page once per animation frame, and only when something moved.
import { BlockType } from "@codemirror/view";

// Calls `tell` with a Float64Array of line, top, bottom (client pixels) and 1 or 0 for seen or scrolled away, for each of `linesOf(state, from, to)`: the lines near the screen.
export function watchGeometry(view, linesOf, tell) {
  let frame = 0;
  let last = "";
  const read = () => {
    frame = 0;
    const numbers = measure(view, linesOf(view.state, view.viewport.from, view.viewport.to));
    const now = numbers.join();
    if (now === last) return;
    last = now;
    tell(numbers);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(read);
  };
  const again = () => {
    last = "";
    soon();
  };
  const sizes = new ResizeObserver(soon);
  sizes.observe(view.dom);
  sizes.observe(view.contentDOM);
  view.scrollDOM.addEventListener("scroll", soon, { passive: true });
  // Whatever scrolls or resizes around the editor moves its lines too; scroll events do not bubble, but they are captured.
  addEventListener("scroll", soon, { passive: true, capture: true });
  addEventListener("resize", soon);
  soon();
  const stop = () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    removeEventListener("scroll", soon, { capture: true });
    removeEventListener("resize", soon);
  };
  return { soon, again, stop };
}

function measure(view, lines) {
  const pane = view.scrollDOM.getBoundingClientRect();
  const isShown = pane.height > 0;
  const numbers = lines.filter((line) => isShown && line < view.state.doc.lines).flatMap((line) => {
    const { top, bottom } = textBlock(view.lineBlockAt(view.state.doc.line(line + 1).from));
    const from = top + view.documentTop;
    const to = bottom + view.documentTop;
    const middle = (from + to) / 2;
    return [line, from, to, middle >= pane.top && middle <= pane.bottom ? 1 : 0];
  });
  return Float64Array.from(numbers);
}

// A line with an error under it is a block of several parts; only its text counts.
function textBlock(block) {
  return Array.isArray(block.type) ? (block.type.find(({ type }) => type === BlockType.Text) ?? block) : block;
}
