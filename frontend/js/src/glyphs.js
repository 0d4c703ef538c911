// The shapes of the states, drawn as in the rest of the page: one shape a state, so that colour never has to say it alone.
const shapes = {
  "will-reuse": '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  "will-run": '<path d="M4 2.6v10.8L13 8z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>',
  reused: '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
  ran: '<path d="M3.5 1.6v12.8L14.5 8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/>',
  running:
    '<path d="M6 4.6v6.8L11.6 8z" fill="currentColor"/><circle class="spin" cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="31 13"/>',
  failed:
    '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><path d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
  "cannot-build":
    '<path d="M5 1.3h6L14.7 5v6L11 14.7H5L1.3 11V5z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><path d="M4.8 8h6.4" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
  waiting: '<g fill="currentColor"><circle cx="2.6" cy="8" r="1.7"/><circle cx="8" cy="8" r="1.7"/><circle cx="13.4" cy="8" r="1.7"/></g>',
  "no-layer": '<path d="M2.5 8h11" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
};

// How grave a problem is: an octagon, a triangle, a circle; and a bulb where there is a fix.
const signs = {
  error: '<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" fill="currentColor"/><path d="M8 4.5v4.6M8 11.4v.2" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round"/>',
  warning: '<path d="M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>',
  fix: '<path d="M8 1.5a4.6 4.6 0 0 0-2.6 8.4V12h5.2V9.9A4.6 4.6 0 0 0 8 1.5zM6.2 14.4h3.6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>',
  hint: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 7.4v3.8M8 4.9v.2" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
};

// Returns an <svg> for a state; an unknown one gets the dots.
export const glyph = (state) => drawing(shapes[state] ?? shapes.waiting);

// Returns an <svg> for a gravity, or for `fix`.
export const sign = (gravity) => drawing(signs[gravity]);

function drawing(shape) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
  return holder.content.firstChild;
}
