/** A consultation that has closed and is being read: some answers are points by now, some points are decided. */
import { answer } from './answering.ts'
import { announce, askQuestions, planConsultation, publish } from './consulting.ts'
import { addToPack } from './documents.ts'
import type { Hand, Someone } from './hand.ts'
import { libraryResponses } from './library-answers.ts'

const OPENS = -103
const CLOSES = -18

/** How many responses the review group has read by the day the world is shown. */
const READ = 14

/** Builds it. */
export async function readLibraryAnswers(hand: Hand): Promise<void> {
  const slug = await plan(hand)
  const step = Math.floor((CLOSES - OPENS) / libraryResponses.length)
  for (const [at, response] of libraryResponses.entries()) {
    hand.on(OPENS + 1 + at * step)
    await answer(hand, slug, [response])
  }
  hand.on(CLOSES + 4)
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/analysis`, { act: 'begin' })
  await readSome(hand, priya, slug)
  const alike = { statutory: '1', voluntary: '1', faith: '1', private: '1', other: '1', none: '1' }
  await priya.fill(`/consultations/${slug}/analysis/weighting`, {
    ...{ ...alike, community: '1.5' },
    reason: 'Groups that answer for a village speak for many who did not write themselves.',
  })
  const form = await priya.open(`/consultations/${slug}/form`)
  const keep = /\/consultations\/[^"]*\/form\/sections\/[^"]*\/set/.exec(form.body)?.[0] ?? ''
  await priya.fill(keep, { title: 'Hours of a library', note: 'When opening hours change; ask about the evening too.' })
  hand.on(-3)
  await decideSome(hand, await hand.as('priya.natt'), slug)
}

async function plan(hand: Hand): Promise<string> {
  const slug = await planConsultation(hand, {
    title: 'Library opening hours in Holt',
    summary:
      'When should the three libraries of Holt be open? More evenings at Corn Hall, Sunday afternoons and early mornings at Station Road, and one morning less at Northgate are proposed.',
    topic: 'Libraries',
    places: 'Holt',
    begunOn: OPENS - 50,
    opensOn: OPENS,
    closesAt: '5pm',
    closesOn: CLOSES,
    texts: {
      about: {
        aims: 'To find hours at which more people can use the libraries, with the staff and money there are.',
        issue: 'The libraries are shut when two fifths of those who use them are free.',
        affected: 'Everybody who uses a library in Holt, or would; the reading groups, the homework club, the staff.',
        evidence: 'Door counts by the hour, autumn 2025; a survey of 300 visits.',
      },
      scope: {
        can_change: 'Which hours, at which library, and whether there are key cards.',
        cannot_change: 'The number of paid hours, and that all three libraries stay open.',
        decisions_made: 'The council decided in July that no library closes.',
        preferred_option: 'The four changes of part 2. We also looked at opening all three on one evening each.',
      },
      'taking-part': {
        consultees: 'People who use the libraries, schools, reading groups, the Older People’s Forum, Access for All.',
        formats_offered: 'Large print\nEasy read',
        languages_offered: 'Polish',
        confidentiality:
          'What you say is published only if you allow it, and never with your name unless you ask for that. The law may still ask the council to release information.',
        next_steps: 'We read every answer, publish what became of each point, and the new hours begin in April.',
      },
      planning: {
        planning_link: 'Library plan, for the cabinet meeting in the spring',
        legal_framework: 'Public Libraries and Museums Act 1964, section 7; Equality Act 2010, section 149',
        barriers: 'People who never come do not see posters inside: we ask at the station and at school gates.',
        proportion: 'The change moves 24 hours a week. The consultation costs about £1,500.',
        resources: 'One officer for a day a week; £900 for printing',
        sector_costs: 'Postage is paid for groups that pass it on.',
        designed_with: 'Two reading groups and the staff wrote the questions with us.',
        equality_impact_note: 'Finds that mornings matter most to older people and to parents of small children.',
      },
    },
    groups: [
      { name: 'People who use a library', expected: 30, outreach: 'A form at every desk and on every receipt' },
      { name: 'People who never come', expected: 10, outreach: 'Two mornings at the station', seldomHeard: true },
    ],
  })
  await askQuestions(hand, slug, [
    {
      title: 'When should they be open?',
      questions: [
        { type: 'agree-scale', text: 'Should Corn Hall be open until eight on three evenings?', required: true },
        { type: 'agree-scale', text: 'Should Station Road be open on Sunday afternoons?' },
        { type: 'agree-scale', text: 'Should there be a key card for early mornings?' },
        { type: 'long-text', text: 'What should we change in the proposal?' },
      ],
    },
    {
      title: 'Your library',
      questions: [
        {
          type: 'single-choice',
          text: 'Which library do you use most?',
          settings: { 'single-choice-options': 'Corn Hall\nStation Road\nNorthgate\nNone' },
        },
      ],
    },
  ])
  await addToPack(hand, slug, 'library-hours.md')
  hand.on(OPENS - 30)
  await announce(hand, slug)
  hand.on(OPENS)
  await publish(hand, slug)
  return slug
}

async function readSome(hand: Hand, priya: Someone, slug: string): Promise<void> {
  const references = await hand.place.database.db
    .selectFrom('response')
    .innerJoin('consultation as c', 'c.id', 'response.consultation_id')
    .select('reference')
    .where('c.slug', '=', slug)
    .orderBy('response.received_at')
    .orderBy('reference')
    .limit(READ)
    .execute()
  for (const { reference } of references) {
    await priya.fill(`/consultations/${slug}/responses/${reference}`, { act: 'take:all' })
    await priya.fill(`/consultations/${slug}/responses/${reference}`, { act: 'read' })
  }
}

/** What is decided so far, by words of the point. */
const decided: readonly { readonly says: string; readonly values: Readonly<Record<string, string>> }[] = [
  {
    says: 'reading group has met',
    values: {
      action: 'amended',
      text_after: 'close Northgate on Wednesday afternoons, when fewest people come',
      reason: 'Three groups and the health visitor come on Wednesday mornings.',
    },
  },
  {
    says: 'last bus home',
    values: { action: 'noted', reason: 'The partnership on evening buses is told, with the number who say so.' },
  },
  {
    says: 'feel safe',
    values: {
      action: 'not-accepted',
      reason: 'The card is for those who want it. At all other hours somebody is there.',
    },
  },
]

async function decideSome(hand: Hand, priya: Someone, slug: string): Promise<void> {
  const points = await hand.place.database.db
    .selectFrom('point')
    .innerJoin('consultation as c', 'c.id', 'point.consultation_id')
    .select(['point.number', 'point.text'])
    .where('c.slug', '=', slug)
    .orderBy('number')
    .execute()
  for (const { number, text } of points) {
    const found = decided.find(({ says }) => text.includes(says))
    if (found) await priya.fill(`/consultations/${slug}/points/${number}`, found.values)
  }
  const together = `/consultations/${slug}/points/together/code`
  await priya.fill(`${together}?words=bus`, { code: 'getting there' })
  const leonard = await hand.as('leonard.fisk')
  await leonard.fill(`${together}?words=bus`, { code: 'getting there' })
  await leonard.fill(`${together}?words=evenings`, { code: 'when it is open' })
  await priya.fill(`${together}?words=evenings`, { code: 'late hours' })
}
