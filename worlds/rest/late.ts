/** The last days: a doubt is answered in public, the council asks groups how they find it, and signatories of all sides agree to the new edition. */
import { slugOf } from '../../src/db/slug.ts'
import { dateBoxes, type Hand } from '../hand.ts'
import { mergeHalls, tellPartOfCouncil } from '../merging.ts'
import { addressOf, members } from './members.ts'

const EDITION = 'wendmere-consulting-2'

/** Those who have agreed by now; the others are still asked. */
const agreed = ['Wend Vale County Council', 'Safe Harbour', 'Vale Youth Work', 'Wendmere Mosque Trust']

/** Builds them, and records what changed. */
export async function endWell(hand: Hand): Promise<void> {
  await mergeHalls(hand, addressOf)
  await tellPartOfCouncil(hand, addressOf)
  hand.on(-6)
  await answerDoubt(hand)
  await (await hand.as('priya.natt')).fill('/organisations/holt-district-council/asking/opening', {
    topic: 'sector',
    ...dateBoxes('closes_on', hand.dayAt(14)),
  })
  hand.on(-4)
  for (const { name, contact, role } of members)
    if (agreed.includes(name))
      await (await hand.as(addressOf(contact))).fill(`/organisations/${slugOf(name)}/editions/${EDITION}`, {
        answer: 'agreed',
        signer_role: role,
        authority: 'Those who govern it, in November',
        note: '',
      })
  hand.on(0)
  await hand.runJobs('record-findings')
}

/** The lead of the plan for green spaces answers what was seen otherwise. */
async function answerDoubt(hand: Hand): Promise<void> {
  const at = '/consultations/green-spaces-plan-for-holt'
  const priya = await hand.as('priya.natt')
  const [doubt] =
    /\/consultations\/green-spaces-plan-for-holt\/doubts\/[0-9a-f-]+/.exec((await priya.open(`${at}/checks`)).body) ??
    []
  if (!doubt) throw new Error('Nothing was seen otherwise, so there is nothing to answer')
  await priya.fill(doubt, {
    answer:
      'That is so for the first week: the forms came from the printer late. Since then they lie at every gate, and the three groups got theirs by hand with our apology.',
  })
}
