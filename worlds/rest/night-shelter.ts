/** A consultation that is over: every point has its answer, the report is out, and whoever could be reached was told. */
import { answer, type Response } from '../answering.ts'
import type { Hand } from '../hand.ts'
import { type Consulted, closeIt, listIt, openIt, planIt } from './consulting-kit.ts'
import { addressOf as at } from './members.ts'

const OPENS = -318
const CLOSES = -233

const responses: readonly Response[] = [
  {
    answers: {
      'open all year': '1',
      'would you change': 'Let people with a dog in. Most of those who stay out have one.',
    },
    about: { behalf: 'personal', may_publish: 'yes', contact_email: 'night-1@vale.demo.invalid' },
  },
  {
    answers: {
      'open all year': '2',
      'would you change': 'A nurse on one evening a week would save many a night in hospital.',
    },
    about: { behalf: 'personal', may_publish: 'yes', contact_email: 'night-2@vale.demo.invalid' },
  },
  {
    answers: {
      'open all year': '1',
      'would you change': 'Of 31 men we asked, 19 would come if there were a door that locks.',
    },
    about: {
      behalf: 'organisation',
      provenance: 'members-asked',
      sector: 'faith',
      contact_organisation: 'Wendmere Mosque Trust',
      contact_email: 'night-3@vale.demo.invalid',
      may_publish: 'yes',
      publish_name: 'yes',
    },
  },
  {
    answers: { 'open all year': '5', 'would you change': 'Not beside the school. Children walk past it at eight.' },
    about: { behalf: 'personal', may_publish: 'yes', area_part: 'Abbey Street' },
  },
  {
    answers: { 'open all year': '4', 'would you change': 'Noise after midnight is what troubles us, not the people.' },
    about: {
      behalf: 'personal',
      may_publish: 'yes',
      area_part: 'Abbey Street',
      contact_email: 'night-4@vale.demo.invalid',
    },
  },
  {
    answers: { 'open all year': '2', 'would you change': 'Women do not come where men sleep in the same hall.' },
    about: {
      behalf: 'organisation',
      provenance: 'accumulated-knowledge',
      sector: 'voluntary',
      contact_organisation: 'Safe Harbour',
      contact_email: 'night-5@vale.demo.invalid',
      may_publish: 'yes',
      publish_name: 'yes',
    },
  },
]

/** What is answered to a point, by words of it. */
const answers: readonly { readonly says: string; readonly action: string; readonly reason: string }[] = [
  { says: 'dog', action: 'noted', reason: 'Two of the twelve rooms take dogs from the first night on.' },
  { says: 'nurse', action: 'noted', reason: 'A nurse comes on Tuesdays; the care board pays for it.' },
  {
    says: 'door that locks',
    action: 'noted',
    reason: 'The hall is divided into twelve rooms, each with a door that locks.',
  },
  {
    says: 'beside the school',
    action: 'not-accepted',
    reason: 'The shelter closes at seven, before children come. No other building could be found.',
  },
  {
    says: 'Noise',
    action: 'noted',
    reason: 'The yard is closed at eleven, and neighbours have a number that is answered.',
  },
  {
    says: 'Women do not come',
    action: 'noted',
    reason: 'Four rooms with an entrance of their own are for women only.',
  },
]

/** Builds it. */
export async function reportOnShelter(hand: Hand): Promise<void> {
  const of = await planIt(hand, {
    title: 'A night shelter that is open all year',
    summary:
      'The winter shelter in Abbey Street could be open all year. What would have to change, inside and around it?',
    topic: 'Homelessness',
    places: 'Wendmere',
    by: at('Ifeoma Eze'),
    lead: 'Wend Vale Care Board',
    begunOn: OPENS - 18,
    opensOn: OPENS,
    closesOn: CLOSES,
    about: {
      aims: 'To open a shelter that those who sleep outside will use, and its neighbours can live with.',
      issue: 'Forty people sleep outside in summer, and the shelter is shut from April.',
      affected: 'People who sleep outside, neighbours of Abbey Street, the school.',
      evidence: 'Counts on four nights; talks with 31 people who sleep outside.',
    },
    scope: {
      can_change: 'Rooms, rules, and what is offered.',
      cannot_change: 'The building: no other could be found.',
      preferred_option: 'Twelve rooms instead of one hall. We also looked at a hall with curtains.',
    },
    next: 'We answer every point, and open in the winter.',
    group: { name: 'People who sleep outside', expected: 25, outreach: 'On four nights, with the mosque kitchen' },
    questions: [
      { type: 'agree-scale', text: 'Should the shelter be open all year?' },
      { type: 'long-text', text: 'What would you change?' },
    ],
  })
  await listIt(hand, of, OPENS - 16)
  await openIt(hand, of, OPENS)
  for (const [turn, response] of responses.entries()) {
    await of.year.to(OPENS + 6 + turn * 11)
    await answer(hand, of.slug, [response])
  }
  await closeIt(hand, of, CLOSES)
  await answerPoints(hand, of)
  await report(hand, of)
  await of.year.to(0)
}

async function answerPoints(hand: Hand, of: Consulted): Promise<void> {
  const { db } = hand.place.database
  await of.year.to(CLOSES + 4)
  const lead = await hand.as(of.by)
  await lead.fill(`${of.at}/analysis`, { act: 'begin' })
  const given = await db
    .selectFrom('response')
    .innerJoin('consultation as c', 'c.id', 'response.consultation_id')
    .select('reference')
    .where('c.slug', '=', of.slug)
    .orderBy('reference')
    .execute()
  for (const { reference } of given) {
    await lead.fill(`${of.at}/responses/${reference}`, { act: 'take:all' })
    await lead.fill(`${of.at}/responses/${reference}`, { act: 'read' })
  }
  const points = await db
    .selectFrom('point')
    .innerJoin('consultation as c', 'c.id', 'point.consultation_id')
    .select(['point.number', 'point.text'])
    .where('c.slug', '=', of.slug)
    .orderBy('number')
    .execute()
  for (const { number, text } of points) {
    const found = answers.find(({ says }) => text.includes(says))
    await lead.fill(`${of.at}/points/${number}`, {
      action: found?.action ?? 'noted',
      reason: found?.reason ?? 'Read, and borne in mind.',
    })
  }
}

async function report(hand: Hand, of: Consulted): Promise<void> {
  await of.year.to(CLOSES + 40)
  const lead = await hand.as(of.by)
  await lead.fill(`${of.at}/analysis`, { act: 'report' })
  await lead.fill(`${of.at}/report/words`, {})
  await lead.fill(`${of.at}/report/publication`, { versions: 'yes', sure: 'yes' })
  await of.year.to(CLOSES + 41)
  await hand.runJobs('send-feedback')
}
