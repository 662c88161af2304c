/** Inline marks as HTML: a direct renderer, because pages draw hundreds of paragraphs. */
import { type InlineRun, parseInline } from './inline.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, sign => ENTITIES[sign]!) : text
}

/**
 * Inline Markdown as HTML. Only `strong`, `em`, `br` and `a href` to a safe address can come out; all else is escaped.
 * An address inside the document ("#p-7.2") is kept as it stands.
 */
export function renderInline(markdown: string): string {
  return renderRuns(parseInline(markdown))
}

/** Runs as HTML, neighbours of one link in one `a`, which gets the class of links in the page where one is named. */
export function renderRuns(runs: readonly InlineRun[], linkClass = ''): string {
  const classes = linkClass === '' ? '' : ` class="${escapeHtml(linkClass)}"`
  let html = ''
  for (let at = 0; at < runs.length; at += 1) {
    const { href } = runs[at]!
    if (href === undefined) {
      html += renderRun(runs[at]!)
      continue
    }
    let inner = ''
    while (at < runs.length && runs[at]!.href === href) inner += renderRun(runs[at++]!)
    at -= 1
    html += `<a${classes} href="${escapeHtml(href)}">${inner}</a>`
  }
  return html
}

function renderRun(run: InlineRun): string {
  let html = escapeHtml(run.text).replaceAll('\n', '<br>')
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  return html
}
