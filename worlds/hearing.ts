/** The other side speaks: what a body states of itself is confirmed in part, and seen otherwise in part. */
import type { Hand } from './hand.ts'

const subjects = [
  {
    at: '/consultations/green-spaces-plan-for-holt/hearing',
    reason: 'Three of our groups were told of the paper form only after they had asked for it twice.',
  },
  {
    at: '/organisations/holt-district-council/hearing',
    reason: 'The department that answers our letters did not know of it when we asked in the spring.',
  },
  {
    at: '/partnerships/getting-there/hearing',
    reason: 'The two groups that drive in the north of the vale were never asked, and said so at our open evening.',
  },
] as const

/** The Council for Voluntary Service confirms two things that are stated about each subject, and doubts a third. */
export async function hearTheOtherSide(hand: Hand): Promise<void> {
  hand.on(-9)
  const marta = await hand.as('marta.kowal')
  for (const { at, reason } of subjects) {
    const page = await marta.open(at)
    const boxes = [...page.body.matchAll(/name="confirm"[^>]*value="([^"]+)"/g)].map(([, box]) => unescaped(box!))
    if (boxes.length > 1) await marta.fill(at, { confirm: boxes.slice(1, 3) })
    const doubts = [...page.body.matchAll(/href="([^"]*\/otherwise\?demand=[^"]+)"/g)].map(([, href]) =>
      unescaped(href!),
    )
    if (doubts[0]) await marta.fill(doubts[0], { reason })
  }
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
