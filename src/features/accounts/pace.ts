/**
 * How often links go to one mailbox. Anybody can ask for a link for anybody, so that asking must never keep the owner of the mailbox
 * out: where many were asked for, links still come, only slower, and one that works lies there all the time. Pure.
 */

/** Links of the last hour that nobody has used, up to which the next one goes at once. */
export const unusedAtOnce = 5
/** From then on, the minutes between two links: less than a link works, so that the newest always works. */
export const minutesBetween = 10

/** Whether a link goes out now. `unused` are the moments at which links of the last hour were made that nobody has used. */
export function linkGoesNow(
  unused: readonly Date[],
  now: Date,
  { askerHadShare }: { askerHadShare: boolean },
): boolean {
  const newest = Math.max(Number.NEGATIVE_INFINITY, ...unused.map(made => made.getTime()))
  const paced = now.getTime() - newest >= minutesBetween * 60_000
  return paced || (unused.length < unusedAtOnce && !askerHadShare)
}
