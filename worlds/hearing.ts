/** The other side speaks: what a body states of itself is confirmed in part, and seen otherwise in part; reasons are accepted, or not. */
import { dateBoxes, type Hand, organisationOf } from './hand.ts'

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
  {
    at: '/compact/hearing',
    reason: 'Two groups that rang the office in the spring were told that nobody there knew of it.',
  },
] as const

const dispute = 'The same was said to us last year. We could accept it with a plan that says who does it and when.'

/** The Council for Voluntary Service confirms two things that are stated about each subject, and doubts a third; it accepts one reason given, and disputes the others. */
export async function hearTheOtherSide(hand: Hand): Promise<void> {
  hand.on(-9)
  const marta = await hand.as('marta.kowal')
  const own = { organisation: await organisationOf(hand, 'Wendmere Council for Voluntary Service') }
  for (const { at, reason } of subjects) {
    const page = await marta.open(at)
    const boxes = [...page.body.matchAll(/name="confirm"[^>]*value="([^"]+)"/g)].map(([, box]) => unescaped(box!))
    if (boxes.length > 1) await marta.fill(at, { ...own, confirm: boxes.slice(1, 3) })
    const doubts = [...page.body.matchAll(/href="([^"]*\/otherwise\?demand=[^"]+)"/g)].map(([, href]) =>
      unescaped(href!),
    )
    if (doubts[0]) await marta.fill(doubts[0], { ...own, reason })
    const [word] = [...page.body.matchAll(/href="([^"]*\/departures\/[^"]+\/word)"/g)].map(([, href]) => href!)
    const accepts = at.startsWith('/consultations')
    if (word)
      await marta.fill(word, {
        ...own,
        ...(accepts ? { says: 'accepted', reason: '' } : { says: 'disputed', reason: dispute }),
      })
  }
}

/** The secretariat explains in public what the Compact itself does not keep yet. */
export async function explainForCompact(hand: Hand): Promise<void> {
  hand.on(-12)
  const sam = await hand.as('sam.okafor')
  const at = '/compact/departures/new'
  const practice = /<option value="(compact\.[^"]+)"/.exec((await sam.open(at)).body)?.[1]
  if (!practice) throw new Error('The Compact keeps everything, so there is nothing to explain')
  await sam.fill(`${at}?practice=${practice}`, {
    practice,
    circumstances: 'The office of the Compact is one person on two days a week.',
    reason: 'The partners agreed in the autumn to have the new code ready first, and to take this up after it.',
    instead: 'Whoever asks at the office gets an answer by letter or telephone.',
    risk: 'Groups that do not know of the office hear of it late.',
    told: 'The signatories, in the letter of the new year.',
    ...dateBoxes('ends_on', hand.dayAt(150)),
  })
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
