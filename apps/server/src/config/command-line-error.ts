/** The server cannot be started like this; `message` is one sentence for whoever typed it. */
export class CommandLineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandLineError';
  }
}
