/** What became of something that was to be copied. */
export type Shared =
  | { readonly kind: 'copied' }
  /** The clipboard was refused; it is a file now. */
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'failed'; readonly message: string };

/** `file`: what it becomes where the clipboard is refused; null: it is told, to be copied by hand. */
export async function copyText(text: string, file: string | null): Promise<Shared> {
  try {
    await navigator.clipboard.writeText(text);
    return { kind: 'copied' };
  } catch {
    if (file === null) return { kind: 'failed', message: `Copy it from here: ${text}` };
    return save(new Blob([text], { type: 'text/csv;charset=utf-8' }), file);
  }
}

export async function copyPicture(drawn: Promise<Blob>, file: string): Promise<Shared> {
  try {
    // Given as a promise: some browsers let only the click itself reach the clipboard.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawn })]);
    return { kind: 'copied' };
  } catch {
    try {
      return save(await drawn, file);
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}

function save(blob: Blob, file: string): Shared {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { kind: 'saved', file };
}
