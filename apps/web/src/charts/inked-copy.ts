/** What the page's sheets and variables decide about a drawing. */
const INKED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'color',
] as const;

/** The markup of a drawing that stands by itself: every colour written out, and the patterns it refers to inside it. */
export function inkedCopy(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement; // a clone is of the same kind
  ink(svg, copy);
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  for (const id of referred(copy)) addDefinition(copy, id);
  return new XMLSerializer().serializeToString(copy);
}

function ink(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  // As attributes: the page's policy takes no inline styles, and attributes suffice.
  for (const name of INKED) to.setAttribute(name, style.getPropertyValue(name));
  to.removeAttribute('style');
  to.removeAttribute('class');
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin !== undefined) ink(child, twin);
  }
}

function referred(copy: Element): ReadonlySet<string> {
  const ids = [...copy.querySelectorAll('[fill]')].map(
    (element) => /url\(["']?#([\w-]+)["']?\)/.exec(element.getAttribute('fill') ?? '')?.[1],
  );
  return new Set(ids.filter((id) => id !== undefined));
}

function addDefinition(copy: SVGSVGElement, id: string): void {
  const pattern = document.getElementById(id);
  if (pattern === null || copy.querySelector(`#${id}`) !== null) return;
  const twin = pattern.cloneNode(true) as Element; // a clone is of the same kind
  for (const [index, child] of [...pattern.children].entries()) {
    const part = twin.children[index];
    if (part !== undefined) ink(child, part);
  }
  copy.prepend(twin);
}
