/**
 * A kiosk: one device on which many answer, one after the other. Its browser holds a cookie that says so; every page it is shown then
 * begins anew by itself when nobody uses it, and keeps nothing of whoever used it last.
 */
/** Says that a browser is a kiosk, and of which consultation. */
export const kioskCookie = 'hub_kiosk'
/** Seconds that it stays one: a year. */
export const kioskSeconds = 365 * 24 * 60 * 60

/** Seconds without a touch or a key after which a page begins anew. */
const IDLE = 3 * 60
/** The same where no script runs, which cannot see whether somebody is typing: no page of the form takes as long to fill in. */
const WITHOUT_SCRIPT = 20 * 60
/** Seconds for which a receipt stays. */
const RECEIPT = 90

type Cookies = Readonly<Record<string, string | undefined>>

/** The consultation whose kiosk a browser is; null for any other browser. */
export function kioskOf(cookies: Cookies): string | null {
  const slug = cookies[kioskCookie] ?? ''
  return /^[a-z0-9][a-z0-9-]{0,119}$/.test(slug) ? slug : null
}

/** How a page of a kiosk begins anew. */
export type KioskView = {
  readonly slug: string
  /** False where it stands at the beginning. */
  readonly isUnderWay: boolean
  readonly idle: number
  readonly without: number
  readonly minutes: number
}

/** How a page at an address begins anew in this browser; null where it is no kiosk. */
export function kioskView(cookies: Cookies, path: string): KioskView | null {
  const slug = kioskOf(cookies)
  if (!slug) return null
  const receipt = /^\/responses\/[^/]+$/.test(path)
  return {
    slug,
    isUnderWay: path !== kioskStart(slug),
    idle: receipt ? RECEIPT : IDLE,
    without: receipt ? RECEIPT : WITHOUT_SCRIPT,
    minutes: Math.round(IDLE / 60),
  }
}

/** Where a kiosk begins. */
export function kioskStart(slug: string): string {
  return `/kiosk/${slug}`
}

/** The cookies of a browser that end when it begins anew: all but that it is a kiosk. */
export function endedBy(cookies: Cookies): string[] {
  return Object.keys(cookies).filter(name => name !== kioskCookie)
}
