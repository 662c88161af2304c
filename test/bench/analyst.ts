/**
 * Two thousand responses with three thousand points, worked to the end by somebody who reads them side by side: each text split, each point
 * coded, decided or passed on, each response noted as read, the answering finished. Counted are the forms that are sent.
 */
import { giveResponse } from '../../src/features/points/points-fixture.ts'
import { keepCounts } from '../../src/features/responses/counting/tallies.queries.ts'
import { openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { testApp, type Visitor, words } from '../support/app.ts'
import { atLeast, atMost, type Bench } from './figure.ts'
import { proseOf, steadyNumbers } from './many-responses.ts'

const RESPONSES = 2000
const THEMES = 48
/** Points that are like no other, so that each is read and decided by itself. */
const RARE = 70

/** What a theme is found by, and what comes of it. */
const themes = Array.from({ length: THEMES }, (_, at) => ({
  word: `zeta${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}q`,
  code: `theme ${at + 1}`,
  action: at % 8 === 0 ? 'passed-on' : at % 3 === 0 ? 'not-accepted' : 'noted',
}))

export const run: Bench = async () => {
  const app = await testApp(new Date('2026-05-10T09:00:00Z'))
  try {
    const { db } = app.hub
    const of = await openConsultation(db, 'worked')
    const base = `/consultations/${of.slug}`
    await fill(app.hub.db, of.id, of.questions[0]!, of.questions[1]!)
    await db.updateTable('consultation').set({ state: 'closed' }).where('id', '=', of.id).execute()
    await keepCounts(db)
    const lead = await app.visitor(of.people.lead)
    let forms = 0
    const send = async (path: string, values: Record<string, string | string[]>) => {
      forms++
      const answer = await lead.send(path, values)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${words(answer.body).slice(0, 400)}`)
      return answer
    }
    const begun = performance.now()
    await beginReading(lead, base, () => forms++)
    for (const question of of.questions.slice(0, 2))
      await send(`${base}/texts/split?of=${question}`, { way: 'suggested' })
    for (const { word, code, action } of themes) {
      await send(`${base}/points/together/code?words=${word}`, { code })
      const reason = `What we say to ${code}, as it is in the papers.`
      await send(`${base}/points/together/decision?words=${word}&state=undecided`, {
        action,
        reason,
        passed_to: action === 'passed-on' ? 'The county' : '',
      })
      // Those who have not allowed it to be passed on are answered as well.
      if (action === 'passed-on' && (await undecided(db, of.id, word)) > 0)
        await send(`${base}/points/together/decision?words=${word}&state=undecided`, {
          action: 'noted',
          reason,
          passed_to: '',
        })
    }
    for (const number of await openPoints(db, of.id)) {
      await send(`${base}/points/${number}/codes`, { codes: [], fresh: 'by itself' })
      await send(`${base}/points/${number}`, {
        action: 'noted',
        reason: 'We answer this one by itself.',
        passed_to: '',
      })
    }
    await send(`${base}/texts/read`, {})
    const seconds = (performance.now() - begun) / 1000
    const left = await unfinished(db, of.id)
    return [
      atLeast('responses worked to the end', RESPONSES - left.unread, RESPONSES),
      atLeast('points with a code and an action', left.points - left.open, Math.max(3000, left.points)),
      atMost(`forms for ${RESPONSES} responses and ${left.points} points`, forms, 400),
      atMost('seconds that the Hub took for all of them', seconds, 900, 's'),
    ]
  } finally {
    await app.close()
  }
}

type Db = Awaited<ReturnType<typeof testApp>>['hub']['db']

/** Each response says one to three things, most of them of a theme, in paragraphs of their own. */
async function fill(db: Db, id: string, scale: string, long: string): Promise<void> {
  const next = steadyNumbers(7)
  const pick = () => themes[Math.floor(next() ** 2 * THEMES)]!
  const paragraph = (word: string) => `${proseOf(next, 90)} We speak of ${word} here.`
  for (let at = 0; at < RESPONSES; at++) {
    const rare = at < RARE ? [proseOf(next, 140)] : []
    const said = [...Array.from({ length: next() < 0.35 ? 2 : 1 }, () => paragraph(pick().word)), ...rare]
    const comment = next() < 0.25 ? paragraph(pick().word) : ''
    await giveResponse(db, id, {
      answers: { [scale]: { choice: 1 + Math.floor(next() * 5), comment }, [long]: { text: said.join('\n\n') } },
      may_publish: next() < 0.9,
      may_pass_on: next() < 0.6,
      sector: next() < 0.3 ? 'voluntary' : '',
      confidential: next() < 0.02,
    })
  }
}

async function beginReading(lead: Visitor, base: string, counted: () => void): Promise<void> {
  const page = await lead.get(`${base}/analysis`)
  if (!page.body.includes('value="begin"')) return
  counted()
  await lead.send(`${base}/analysis`, { act: 'begin' })
}

async function undecided(db: Db, id: string, word: string): Promise<number> {
  const rows = await openOf(db, id).where('point.text', 'like', `%${word}%`).execute()
  return rows.length
}

async function openPoints(db: Db, id: string): Promise<number[]> {
  return (await openOf(db, id).orderBy('point.number').execute()).map(({ number }) => number)
}

function openOf(db: Db, id: string) {
  return db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .select('point.number')
    .where('point.consultation_id', '=', id)
    .where('point_action.id', 'is', null)
}

async function unfinished(db: Db, id: string) {
  const points = await db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .select('point_action.id as decided')
    .select(eb =>
      eb.exists(eb.selectFrom('point_code').select('id').whereRef('point_code.point_id', '=', 'point.id')).as('coded'),
    )
    .where('point.consultation_id', '=', id)
    .execute()
  const unread = await db
    .selectFrom('response')
    .select('id')
    .where('consultation_id', '=', id)
    .where('read_at', 'is', null)
    .execute()
  return {
    points: points.length,
    open: points.filter(({ decided, coded }) => !decided || !coded).length,
    unread: unread.length,
  }
}
