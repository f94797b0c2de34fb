import type { RefObject } from 'react';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.ts';
import { csvOf, type Figures } from './csv.ts';
import { canDraw, pictureOf } from './picture.ts';
import { copyPicture, copyText, type Shared } from './share.ts';

/** What a chart is of, beside its own title. */
export interface ChartSource {
  /** Of whom, "payments". */
  readonly of: string;
  /** "Last 15 minutes", "1 Mar 12:00:00 to 13:00:00". */
  readonly range: string;
  /** Leads back to what is shown now. */
  readonly link: () => string;
}

interface Props {
  readonly title: string;
  readonly source: ChartSource;
  readonly figure: RefObject<HTMLElement | null>;
  readonly figures: () => Figures;
}

/** Takes a chart along: as a picture, as figures, or as the address of this very view. */
export function ShareMenu({ title, source, figure, figures }: Props) {
  const name = `${source.of} ${title}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const picture = async () => {
    if (figure.current === null || !canDraw(figure.current)) {
      showToast({
        title: 'There is no picture to copy',
        description: 'What is shown here is not a drawn chart; its figures and its link can be copied.',
        tone: 'warning',
      });
      return;
    }
    const drawn = pictureOf(figure.current, { title: `${source.of}: ${title}`, range: source.range });
    tell('Picture', await copyPicture(drawn, `${name}.png`));
  };
  const table = async () => tell('Figures', await copyText(csvOf(figures()), `${name}.csv`));
  const link = async () => tell('Link', await copyText(source.link(), null));
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="small" aria-label={`Copy: ${title}`}>
          Copy
        </Button>
      }
    >
      <MenuItem onSelect={() => void picture()} hint="PNG, with title, time and legend">
        Picture
      </MenuItem>
      <MenuItem onSelect={() => void table()} hint="CSV, with units">
        Figures
      </MenuItem>
      <MenuItem onSelect={() => void link()} hint="of this time">
        Link
      </MenuItem>
    </Menu>
  );
}

function tell(what: string, shared: Shared): void {
  switch (shared.kind) {
    case 'copied':
      showToast({ title: `${what} copied`, timeout: 3_000 });
      return;
    case 'saved':
      showToast({
        title: `${what} saved as ${shared.file}`,
        description: 'The browser does not let this page use the clipboard.',
        timeout: 8_000,
      });
      return;
    case 'failed':
      showToast({
        title: `${what} could not be copied`,
        description: shared.message,
        tone: 'error',
        timeout: 0,
      });
      return;
    default:
      shared satisfies never;
  }
}
