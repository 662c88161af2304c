/**
 * The text of minutes as blocks, for the page and the PDF alike. Minutes are plain text that anybody can edit: a line
 * beginning "## " is a heading, lines beginning "- " are a list, anything else a paragraph up to the next blank line.
 */

export type MinutesBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** Reads the text of minutes. Every word of it comes out in some block, in its order. */
export function minutesBlocks(text: string): MinutesBlock[] {
  const blocks: MinutesBlock[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join('\n') })
    if (items.length > 0) blocks.push({ kind: 'list', items })
    paragraph = []
    items = []
  }
  for (const line of text.split('\n').map(one => one.trim())) {
    const heading = /^##\s+(.+)$/.exec(line)
    const item = /^-\s+(.+)$/.exec(line)
    if (line === '' || heading) flush()
    if (heading) blocks.push({ kind: 'heading', text: heading[1]! })
    else if (item) {
      if (paragraph.length > 0) flush()
      items.push(item[1]!)
    } else if (line !== '') {
      if (items.length > 0) flush()
      paragraph.push(line)
    }
  }
  flush()
  return blocks
}
