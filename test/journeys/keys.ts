/** A guest who has only a keyboard. Each stop on the way is looked at: focus must show, and stand in view. */
import type { Page } from 'playwright-core'

/** Where the focus stands. */
export type Stop = { readonly name: string; readonly tag: string; readonly id: string; readonly shows: boolean }

/** More stops than any page has. */
const MOST = 300

/**
 * Looks at the focused element: its name, and whether anything about it (or about the label that draws it) looks other
 * than without focus. In the page's own language, because it runs there.
 */
const LOOK = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const look = () => [at, at.nextElementSibling].filter(Boolean).flatMap(one => [null, '::before'].map(part => {
    const { outline, boxShadow, backgroundColor, borderColor, textDecoration } = getComputedStyle(one, part)
    return [outline, boxShadow, backgroundColor, borderColor, textDecoration].join()
  })).join()
  const box = at.getBoundingClientRect()
  const drawn = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0
  const focused = look()
  at.blur()
  const blurred = look()
  at.focus({ preventScroll: true, focusVisible: true })
  const label = at.labels?.[0] ?? at
  const name = (at.getAttribute('aria-label') ?? label.textContent ?? '').trim().replace(/\\s+/g, ' ')
  return { name, tag: at.localName, id: at.id, shows: drawn && focused !== blurred }
})()`

/** Where the focus stands now; null when nothing has it. */
export function standing(page: Page): Promise<Stop | null> {
  return page.evaluate<Stop | null>(LOOK)
}

/** Presses Tab until the focus stands on what is wanted; gives every stop on the way. */
export async function tabTo(page: Page, wanted: (stop: Stop) => boolean): Promise<Stop[]> {
  const way: Stop[] = []
  for (let pressed = 0; pressed < MOST; pressed++) {
    await page.keyboard.press('Tab')
    const stop = await standing(page)
    if (!stop) continue
    way.push(stop)
    if (wanted(stop)) return way
  }
  const been = new Set(way.map(stop => `${stop.tag} "${stop.name}"`))
  throw new Error(`Tab never came there, only to: ${[...been].join(', ')}`)
}

/** Presses Tab until the focus stands on something with this name. */
export function tabToName(page: Page, name: string | RegExp): Promise<Stop[]> {
  return tabTo(page, stop => (typeof name === 'string' ? stop.name === name : name.test(stop.name)))
}

/** Presses Enter on what leads to another page, and waits until it is there. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}
