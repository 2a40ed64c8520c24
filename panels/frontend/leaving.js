// Follows the link beside it, once: the way to another page as if the visitor had clicked it.

const ROOM = ".st-key-leaving";
const followed = new WeakSet(); // links

export default function ({ parentElement }) {
  const room = (parentElement.host ?? parentElement).closest(ROOM);
  click(room);
  const waiting = new MutationObserver(() => click(room) && waiting.disconnect()); // the link may come after its script
  waiting.observe(room, { childList: true, subtree: true });
  return () => waiting.disconnect();
}

function click(room) {
  const link = room.querySelector("a[href]");
  if (!link || followed.has(link)) return false;
  followed.add(link);
  link.click();
  return true;
}
