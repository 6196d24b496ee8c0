// What is to be undone at the end, last thing first; stands where the stories hand on their `t`.

export class Undo {
  #steps = [];

  after(step) {
    this.#steps.push(step);
  }

  async all() {
    while (this.#steps.length) await this.#steps.pop()();
  }
}
