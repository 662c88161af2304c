/**
 * A consultation to which two thousand people answered, in five languages, many with the letter of one of three campaigns. The first come
 * through the form like everybody; the rest are given by the same function as theirs, many at once.
 */
import { createHash, randomUUID } from 'node:crypto'
import { nobody } from '../../src/access/access.ts'
import { readSaid } from '../../src/features/responses/form/reading.ts'
import { findResponding } from '../../src/features/responses/form/responding.queries.ts'
import { give } from '../../src/features/responses/giving/give.ts'
import { t } from '../../src/web/render.ts'
import { answer } from '../answering.ts'
import type { Hand } from '../hand.ts'
import { campaigns, others, sayAnew } from './bus-words.ts'
import { closeIt, goOn, listIt, openIt, planIt } from './consulting-kit.ts'
import { addressOf as at } from './members.ts'

const OPENS = -118
const CLOSES = -25
const RESPONSES = 2000
const BY = at('Nadia Rahman')

type Values = Record<string, string>

/** Plans and opens it. */
export async function openBuses(hand: Hand): Promise<void> {
  const of = await planIt(hand, {
    title: 'The bus network of the vale',
    summary:
      'Buses in the vale are to be ordered anew: three lines until eleven at night, smaller buses to the villages, new stops in Wendmere. What do you think of it?',
    topic: 'Buses',
    places: 'Wendmere, Holt, the fen villages',
    by: BY,
    lead: 'Wend Vale County Council',
    begunOn: OPENS - 60,
    opensOn: OPENS,
    closesOn: CLOSES,
    about: {
      aims: 'To order lines and hours so that more people can do without a car.',
      issue: 'Nine lines carry half of the people they carried ten years ago, at the same cost.',
      affected: 'Everybody who takes a bus, and everybody who would if there were one.',
      evidence: 'Counts on every line in two weeks; a survey at 60 stops.',
    },
    scope: {
      can_change: 'Lines, hours, stops and tickets.',
      cannot_change: 'The money: £4.1 million a year for five years.',
      preferred_option: 'Three lines until eleven. We also looked at nine lines until seven.',
    },
    next: 'We read every answer. The cabinet decides in the summer, and what became of each point is published before it does.',
    languages: 'Polish\nPortuguese\nRomanian\nArabic',
    group: {
      name: 'People who work at night',
      expected: 150,
      outreach: 'At the gates of four firms, in five languages',
    },
    questions: [
      { type: 'agree-scale', text: 'Should three lines run until eleven at night?' },
      { type: 'agree-scale', text: 'Should smaller buses go to the villages?' },
      { type: 'agree-scale', text: 'Should the stops in Market Row move to the ring road?' },
      {
        type: 'single-choice',
        text: 'How often do you take a bus?',
        settings: { 'single-choice-options': 'Every day\nEvery week\nEvery month\nLess often\nNever' },
      },
      { type: 'long-text', text: 'What should we know about your journey?' },
    ],
  })
  for (const reader of ['leonard.fisk', 'grace.oduya'])
    await (await hand.as(of.by)).fill(`${of.at}/plan/team`, {
      email: `${reader}@demo.invalid`,
      role: 'reviewer',
      act: '',
    })
  await listIt(hand, of, OPENS - 45)
  await openIt(hand, of, OPENS)
}

/** Everybody answers, and it closes. */
export async function answerAboutBuses(hand: Hand): Promise<void> {
  const of = await goOn(hand, { slug: 'the-bus-network-of-the-vale', by: BY, from: OPENS })
  await answer(hand, of.slug, [
    {
      answers: {
        'until eleven': '1',
        'about your journey': 'My shift ends at ten. I walk an hour, along a road without a path.',
      },
      about: { behalf: 'personal', may_publish: 'yes' },
    },
  ])
  await giveMany(hand, of.slug, of.year.to)
  await closeIt(hand, of, CLOSES)
  await hand.runJobs('compare-responses')
  await of.year.to(CLOSES + 6)
  await (await hand.as(of.by)).fill(`${of.at}/analysis`, { act: 'begin' })
  await of.year.to(0)
}

/** Gives the rest, each on one of the days while it is open. */
async function giveMany(hand: Hand, slug: string, to: (days: number) => Promise<void>): Promise<void> {
  const questions = await hand.place.database.db
    .selectFrom('question')
    .innerJoin('consultation', 'consultation.id', 'question.consultation_id')
    .select(['question.id', 'question.text'])
    .where('consultation.slug', '=', slug)
    .orderBy('question.position')
    .execute()
  const field = (words: string) => `q-${questions.find(({ text }) => text.includes(words))?.id}`
  const next = steady(7)
  const texts = textsOf(next, RESPONSES - 1)
  const days = CLOSES - OPENS
  let given = 0
  for (let day = 1; day < days; day++) {
    await to(OPENS + day)
    const upTo = Math.round((texts.length * day) / (days - 1))
    const today = texts.slice(given, upTo).map((said, turn) => valuesOf(said, next, field, given + turn))
    given = upTo
    await giveOnce(hand, slug, today)
  }
}

type Text = { readonly says: string; readonly agrees: readonly [number, number, number] }

/** What everybody writes, in the order in which they come: letters, words of their own, or nothing. */
function textsOf(next: () => number, count: number): Text[] {
  const pick = (among: number) => Math.floor(next() * among)
  const letters = campaigns.flatMap(({ count: sent, letter, more }, which) =>
    Array.from({ length: sent }, (): Text => {
      const extra = next() < 0.3 ? ` ${more[pick(more.length)]}` : ''
      return { says: `${letter}${extra}`, agrees: leanings[which] ?? [3, 3, 3] }
    }),
  )
  const elsewhere = Object.values(others)
    .flat()
    .map((says): Text => ({ says, agrees: [1 + pick(2), 1 + pick(4), 2 + pick(4)] }))
  const own = Array.from({ length: count - letters.length - elsewhere.length }, (): Text => {
    const sentences = next() < 0.65 ? 0 : 1 + pick(3)
    const says = Array.from({ length: sentences }, () => sayAnew(pick)).join(' ')
    return { says, agrees: [1 + pick(3), 1 + pick(5), 2 + pick(4)] }
  })
  return [...letters, ...elsewhere, ...own]
    .map(text => ({ text, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
}

/** How those of each campaign answer what is asked (1: strongly for it). */
const leanings: readonly (readonly [number, number, number])[] = [
  [3, 5, 3],
  [1, 3, 3],
  [2, 3, 5],
]

const parts = ['Holt town', 'Wendmere', 'Station quarter', 'Fen villages', 'Little Wend', 'Upper Holt']
const often = ['every-day', 'every-week', 'every-month', 'less-often', 'never']
const sectors = ['voluntary', 'community', 'community', 'faith', 'statutory', 'private']

/** The boxes of the form as somebody fills them. */
function valuesOf(said: Text, next: () => number, field: (words: string) => string, turn: number): Values {
  const pick = <One>(among: readonly One[]): One => among[Math.floor(next() * among.length)] as One
  const group = next() < 0.05
  return {
    [field('until eleven')]: String(said.agrees[0]),
    [field('to the villages')]: String(said.agrees[1]),
    ...(next() < 0.7 ? { [field('Market Row')]: String(said.agrees[2]) } : {}),
    [field('take a bus')]: pick(often),
    [field('your journey')]: said.says,
    behalf: group ? 'organisation' : 'personal',
    ...(group ? { provenance: pick(['members-asked', 'accumulated-knowledge']), sector: pick(sectors) } : {}),
    ...(next() < 0.6 ? { area_part: pick(parts) } : {}),
    ...(next() < 0.03 ? { confidential: 'yes' } : { may_publish: 'yes' }),
    ...(next() < 0.08 ? { contact_email: `bus-${turn}@vale.demo.invalid` } : {}),
  }
}

/** How many are given at once: each holds a connection, and of those there are few (`openHurried`). */
const AT_ONCE = 4

/** Gives some responses, as the page does that takes them. */
async function giveOnce(hand: Hand, slug: string, all: readonly Values[]): Promise<void> {
  const { hub } = hand
  const [of, area, today] = [await findResponding(hub, slug), await hub.area(), await hub.today()]
  const page = `/consultations/${slug}/response`
  const one = async (values: Values, turn: number) => {
    const raw = {
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
      files: {},
    }
    const said = readSaid(of.form, raw, new Set<string>())
    if (!said.ok) throw new Error(`A response was not taken: ${JSON.stringify(said.problem)}`)
    const token = randomUUID()
    const claim = { token, page, digest: createHash('sha256').update(token).digest() }
    const ip = `198.51.100.${turn % 250}`
    const outcome = await give(hub.db, of, said.value, {
      hub,
      area,
      now: hub.now(),
      today,
      actor: nobody,
      t,
      ip,
      claim,
      cookies: {},
    })
    if (outcome.kind !== 'redirect') throw new Error(`A response was not given: ${JSON.stringify(outcome)}`)
  }
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map((values, turn) => one(values, from + turn)))
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function steady(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
