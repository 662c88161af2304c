/** A consultation that is open now: a plan for green spaces, with answers coming in. */
import { answer, type Response } from './answering.ts'
import { announce, askQuestions, planConsultation, publish } from './consulting.ts'
import { addToPack, explainWords } from './documents.ts'
import { bringInFromFiles } from './gathering.ts'
import type { Hand } from './hand.ts'
import { inviteAndPublicise, prepareWithOthers, takeUpLesson } from './preparing.ts'

const responses: readonly Response[] = [
  {
    answers: {
      'up to eight places': '2',
      'up to eight places#comment': 'As long as the council takes a place back quickly if a group cannot go on.',
      'Which places should': 'The green at Mill Lane. We have looked after the flower beds for six years already.',
      'How often': 'every-day',
      'What do you go there for': ['walking', 'meeting-people'],
      'How do you find#row-paths': 'fair',
      'How do you find#row-benches': 'poor',
      'come first#rank-more-benches': '1',
      'come first#rank-trees-for-shade': '2',
      'How far do you go': '0.5',
    },
    about: {
      behalf: 'organisation',
      provenance: 'members-asked',
      sector: 'community',
      contact_organisation: 'Mill Lane Neighbours',
      contact_email: 'mill-lane@demo.invalid',
      may_publish: 'yes',
      publish_name: 'yes',
    },
    comments: { '4.2': 'A month is too long in summer. Two weeks would be safer.' },
  },
  {
    answers: {
      'up to eight places': '4',
      'grass should grow': '5',
      'What would make you use': 'Benches every 200 metres. I cannot walk further without a rest.',
      'How often': 'every-week',
      'How do you find#row-benches': 'poor',
      'come first#rank-more-benches': '1',
      'come first#rank-firm-paths': '2',
      'come first#rank-toilets-that-are-open': '3',
      'How far do you go': '1',
    },
    about: { behalf: 'personal', area_part: 'Holt town', may_publish: 'yes' },
  },
  {
    answers: {
      'up to eight places': '1',
      'grass should grow': '2',
      'What would make you use': 'Lights on the way to the station, and toilets that are open.',
      'How often': 'every-month',
    },
    about: { behalf: 'personal', confidential: 'yes' },
    comments: { '2.3': 'Midnight is good. The last train is at 23:40.' },
  },
  {
    answers: {
      'up to eight places': '2',
      'What would make you use': 'Firm paths from the bus stop to the gate, not only inside.',
      'better next time': 'Send the large print version with the first letter.',
    },
    about: {
      behalf: 'organisation',
      provenance: 'accumulated-knowledge',
      sector: 'voluntary',
      contact_organisation: 'Access for All',
      contact_email: 'access@demo.invalid',
      may_publish: 'yes',
      may_pass_on: 'yes',
    },
    comments: { '3.2': 'Please say what “firm” means. Gravel is not firm for a wheelchair.' },
  },
]

/** What people were given codes for. */
export type Codes = { readonly receipts: readonly string[]; readonly drafts: readonly string[] }

/** Builds it; gives the codes of responses and drafts. */
export async function openGreenSpaces(hand: Hand): Promise<Codes> {
  const slug = await planConsultation(hand, {
    title: 'Green spaces plan for Holt',
    summary:
      'How should the 31 parks, greens and play areas of Holt be cared for over the next five years? Local groups could take on some of them, with a grant. Longer grass, new play equipment and one lit path are also proposed.',
    topic: 'Parks and open spaces',
    places: 'Holt',
    begunOn: -75,
    opensOn: -28,
    closesOn: 59,
    texts: {
      about: {
        aims: 'To hear from people who use, or would like to use, the green spaces of Holt, before the council settles its plan.',
        issue: 'Money for upkeep has fallen by a fifth in four years while use has grown by a third.',
        affected:
          'Everybody who uses a park, green or play area in Holt; people who live beside one; groups that look after one.',
        evidence:
          'Gate counts 2021 to 2025; condition survey of play equipment, autumn 2025; cost tables in part 4 of the plan.',
      },
      scope: {
        can_change:
          'Which places go to local groups, where grass grows long, the order in which play equipment is replaced, and the lit path.',
        cannot_change:
          'The total cost, which was set with the budget in February, and the rule that no place is closed.',
        decisions_made: 'The council decided in January that no green space will be closed.',
        preferred_option:
          'The council prefers to hand over up to eight places. It looked at none and at fifteen: none saves nothing, and fifteen is more than groups have said they can take on.',
      },
      'taking-part': {
        consultees:
          'Residents, the seven parish councils, groups that look after a green space, schools, the Older People’s Forum, Access for All. Tell us whom we have missed.',
        formats_offered: 'Large print\nEasy read\nAudio',
        languages_offered: 'Polish\nPortuguese',
        confidentiality:
          'What you say is published only if you allow it, and never with your name unless you ask for that. The law on freedom of information may still ask the council to release information, so we cannot promise complete confidentiality.',
        next_steps:
          'We read every answer, publish what became of each point, and the council’s cabinet decides in the autumn.',
      },
      planning: {
        planning_link: 'Green infrastructure strategy 2026 to 2031, for the cabinet meeting in the autumn',
        legal_framework: 'Equality Act 2010, section 149; Open Spaces Act 1906',
        barriers:
          'Few young people answer surveys: we ask in the parks on four Saturdays. Some people cannot come out: we ring those who ask.',
        proportion: 'The plan spends £412,000 a year for five years. The consultation costs about £6,000.',
        resources: 'One officer for two days a week; £2,400 for printing, interpreters and events',
        sector_costs: 'Groups that pass it on get £50 towards the cost of printing or postage.',
        designed_with: 'Mill Lane Neighbours and Access for All read the questions and changed three of them.',
        equality_impact_note:
          'Finds that a firm path matters most for wheelchair users; part 3.2 was added because of it.',
      },
    },
    groups: [
      {
        name: 'People who use parks every week',
        expected: 200,
        outreach: 'Posters at every gate with the address and a phone number',
      },
      {
        name: 'Young people from 12 to 18',
        expected: 60,
        outreach: 'Four Saturdays in the parks with youth workers',
        seldomHeard: true,
      },
      {
        name: 'Disabled people and carers',
        expected: 40,
        outreach: 'Two meetings with Access for All',
        seldomHeard: true,
      },
    ],
  })
  await askQuestions(hand, slug, [
    {
      title: 'Caring for the places',
      questions: [
        {
          type: 'agree-scale',
          text: 'Do you agree that up to eight places should be looked after by local groups?',
          required: true,
        },
        { type: 'agree-scale', text: 'Do you agree that the grass should grow until July on a third of the land?' },
        { type: 'long-text', text: 'Which places should a local group look after, and why?' },
      ],
    },
    {
      title: 'Using the places',
      questions: [
        {
          type: 'single-choice',
          text: 'How often do you use a green space in Holt?',
          settings: { 'single-choice-options': 'Every day\nEvery week\nEvery month\nLess often\nNever' },
        },
        {
          type: 'multiple-choice',
          text: 'What do you go there for?',
          onlyIf: [
            'How often do you use a green space in Holt?',
            'every-day',
            'every-week',
            'every-month',
            'less-often',
          ],
          settings: {
            'multiple-choice-options': 'Walking\nPlaying with children\nSport\nMeeting people\nBeing outdoors',
          },
        },
        {
          type: 'grid',
          text: 'How do you find what is there?',
          settings: {
            'grid-rows': 'Paths\nBenches\nToilets\nPlay areas',
            'grid-scale': 'Good\nFair\nPoor\nI do not know',
          },
        },
        {
          type: 'ranking',
          text: 'What should come first, if there is not enough money for all?',
          settings: {
            'ranking-options': 'Firm paths\nMore benches\nToilets that are open\nLights\nTrees for shade',
            'ranking-most': '3',
          },
        },
        {
          type: 'number',
          text: 'How far do you go to get there?',
          settings: { 'number-unit': 'miles', 'number-least': '0', 'number-most': '50', 'number-decimals': '1' },
        },
        { type: 'date', text: 'When were you last there?' },
        { type: 'long-text', text: 'What would make you use them more?' },
      ],
    },
    {
      title: 'About this consultation',
      questions: [
        { type: 'short-text', text: 'What could we do better next time we ask you something?', process: true },
      ],
    },
  ])
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/form`, { act: 'fair' })
  await addToPack(hand, slug, 'green-spaces.md')
  await explainWords(hand, slug, {
    'named officer': 'Somebody at the council who answers the telephone for one place, with a deputy for holidays.',
    'firm path': 'A path that a wheelchair or a pram can use in all weathers, at least 1.2 metres wide.',
  })
  await takeUpLesson(hand, slug)
  await prepareWithOthers(hand, slug, -28)
  hand.on(-60)
  await announce(hand, slug)
  hand.on(-28)
  await publish(hand, slug)
  await inviteAndPublicise(hand, slug, -28)
  const receipts: string[] = []
  for (const [at, response] of responses.entries()) {
    hand.on(-26 + at * 3)
    receipts.push(...(await answer(hand, slug, [response])))
  }
  const drafts = await askAround(hand, slug)
  await bringInFromFiles(hand, slug)
  hand.on(0)
  return { receipts, drafts }
}

/** What else people ask of an open consultation: another format, more time, to be told, and to come back later. */
async function askAround(hand: Hand, slug: string): Promise<string[]> {
  const at = `/consultations/${slug}`
  hand.on(-14)
  const somebody = await hand.as(null)
  await somebody.fill(`${at}/formats`, {
    wants: 'The plan in easy read, please.',
    contact: 'Ring 01632 960 345 after six',
  })
  await somebody.fill(`${at}/interest`, { email: 'neighbour@demo.invalid', wants: 'told', scope: 'this' })
  const { id } = await hand.place.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Wendmere Council for Voluntary Service')
    .executeTakeFirstOrThrow()
  await (await hand.as('marta.kowal')).fill(`${at}/challenge`, {
    organisation_id: id,
    reason: 'Four of the twelve weeks fall in December, when most committees do not meet.',
  })
  const words = { free_text: 'I will add more about the path by the river.', action: 'save' }
  const draft = await somebody.fill(`${at}/response`, words, { follow: true })
  return [/hub-code[^>]*>([^<]+)</.exec(draft.body)![1]!]
}
