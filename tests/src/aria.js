// Finds what a person with a screen reader would find: by role and accessible name. Arguments: role, name or null, scope element or null.
// Leaves out most of the name computation of the standard; the case `every_name_is_the_browsers_own` asks Chromium itself.
const [role, wanted, scope] = arguments;
const SELECTORS = {
  button: 'button,[role="button"]',
  textbox: 'textarea,input:not([type]),input[type="text"],input[type="search"],[role="textbox"],[role="searchbox"]',
  checkbox: 'input[type="checkbox"],[role="checkbox"]',
  combobox: 'select,[role="combobox"]',
  tab: '[role="tab"]',
  separator: 'hr,[role="separator"]',
  list: 'ul,ol,[role="list"]',
  listitem: 'li:not([role]),[role="listitem"]',
  log: '[role="log"]',
  region: 'section,[role="region"]',
  status: 'output,[role="status"]',
  frame: 'iframe',
  link: 'a[href],[role="link"]',
  img: 'img,[role="img"]',
  dialog: 'dialog,[role="dialog"],[role="alertdialog"]',
  alert: '[role="alert"]',
  menuitem: '[role="menuitem"]',
  radio: 'input[type="radio"],[role="radio"]',
  radiogroup: '[role="radiogroup"]',
};
function shown(element) {
  return element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : true;
}
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  // What is chosen is a value, no part of a name.
  if (node.nodeName === 'SELECT') return '';
  const label = node.getAttribute('aria-label');
  if (label) return ` ${label} `;
  return Array.from(node.childNodes, words).join('');
}
function nameOf(element) {
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => words(document.getElementById(id) ?? document.createElement('i'))).join(' '));
  if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels?.length) return tidy(Array.from(element.labels, words).join(' '));
  if (['button', 'tab', 'link', 'menuitem'].includes(role)) {
    const text = tidy(words(element));
    if (text) return text;
  }
  return tidy(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
}
return Array.from((scope ?? document).querySelectorAll(SELECTORS[role]))
  .filter((element) => shown(element) && !element.closest('[aria-hidden="true"],[inert]'))
  .filter((element) => wanted === null || nameOf(element) === wanted);
