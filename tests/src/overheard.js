// Notes what the page hears from the server, and puts a message in the place of one that the page sends.
(() => {
  if (window.overheard) return;
  const overheard = { heard: [], instead: null, socket: null };
  window.overheard = overheard;
  const isOfInterest = (text) => OF_INTEREST.some((part) => text.includes(part));
  window.WebSocket = class extends window.WebSocket {
    constructor(...address) {
      super(...address);
      overheard.socket = this;
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && isOfInterest(data)) overheard.heard.push(data);
      });
    }
    send(data) {
      const { instead } = overheard;
      if (instead === null || !data.includes(`"${instead.of}"`)) return super.send(data);
      overheard.instead = null;
      super.send(instead.text.replace('"ID"', JSON.parse(data).id));
    }
  };
  const OF_INTEREST = ['"refused"', '"failed"', '"container_updated"', '"app_failed"', '"absent"', '"drydock"', '"aftermath"'];
})();
