// Bytes that were shown and are to be acknowledged: told in steps, so that a flood is no flood of messages the other way.
export class Credits {
  constructor(tell) {
    this.tell = tell;
    this.shown = 0;
  }

  add(bytes) {
    this.shown += bytes;
    if (this.shown >= STEP) this.settle();
  }

  // Tells all that is owed.
  settle() {
    if (this.shown > 0) this.tell(this.shown);
    this.shown = 0;
  }

  // Forgets what is owed: nobody waits for it any more.
  forget() {
    this.shown = 0;
  }
}

const STEP = 32 * 1024;
