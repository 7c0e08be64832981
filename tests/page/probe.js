(() => {
  const faults = [], width = document.documentElement.clientWidth;
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const part = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isSolid = (colour) => colour.length === 3 || (colour.length === 4 && colour[3] === 1);
  // What is painted behind an element: the nearest ground of its own or of those around it, the paper at last.
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (isSolid(colour)) return colour;
    }
    return [255, 255, 255];
  };
  if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode, said = node.data.trim(), element = node.parentElement;
    if (!said || ["SCRIPT", "STYLE", "TITLE"].includes(element.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    texts += 1;
    const style = getComputedStyle(element), svg = element.namespaceURI.endsWith("svg");
    const contrast = ratio(numbers(svg ? style.fill : style.color), ground(element));
    if (contrast < 4.5) faults.push(`“${said}” has a contrast of ${contrast.toFixed(2)}`);
    if (box.left < -0.5 || box.right > width + 0.5) faults.push(`“${said}” sticks out: ${box.left.toFixed(0)} to ${box.right.toFixed(0)} of ${width}`);
    if (style.userSelect === "none") faults.push(`“${said}” can't be selected`);
  }
  const selection = getSelection();
  selection.selectAllChildren(document.body);
  if (selection.toString().length < 200) faults.push("the text can't be selected");
  selection.removeAllRanges();
  return { faults: [...new Set(faults)].slice(0, 20), texts };
})()
