/** The boxes that narrow the workbench: what can be chosen in each, with how many points it has where that is known. */
import type { Handle } from '../../../db/open.ts'
import { excerpt } from '../../../documents/index.ts'
import { numbered, saidQuestions, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { countBy, loadTallies, sectors } from '../../responses/index.ts'
import { countSuggested } from '../coding/suggestions.queries.ts'
import type { Places } from '../places.ts'
import { type Asking, channels, kinds, states } from './asking.ts'
import { countByCode, countByPlace } from './found.queries.ts'

type Item = { readonly value: string; readonly text: string; readonly selected: boolean }

/** A box to choose from. */
export type Filter = { readonly name: keyof Asking; readonly label: string; readonly items: readonly Item[] }

/** Who asks, of which consultation. */
export type Around = { readonly consultationId: string; readonly sees: boolean; readonly places: Places }

/** The boxes: first those about the points, then those about who answered. A box with nothing to choose is left out. */
export async function filtersOf(
  db: Handle,
  around: Around,
  asked: Asking,
  t: Translate,
): Promise<{ readonly points: readonly Filter[]; readonly answered: readonly Filter[] }> {
  const { consultationId, sees } = around
  const [byPlace, byCode, suggested, tallies] = await Promise.all([
    countByPlace(db, consultationId, sees),
    countByCode(db, consultationId, sees),
    countSuggested(db, consultationId, sees),
    loadTallies(db, consultationId, sees),
  ])
  const counted = (text: string, count: number) => t('points.list.counted', { text, count })
  const box = (name: keyof Asking, options: readonly (readonly [value: string, text: string])[]): Filter => ({
    name,
    label: t(`points.list.${name}`),
    items: [['', t('points.list.any')] as const, ...options].map(([value, text]) => ({
      value,
      text,
      selected: value === String(asked[name] ?? ''),
    })),
  })
  const areas = countBy(tallies, 'area').filter(({ value }) => value !== '')
  return {
    points: [
      box(
        'state',
        states.map(state => [state, t(`points.action.${state}`)]),
      ),
      box(
        'about',
        aboutOptions(around.places, byPlace, t).map(({ id, text, count }) => [id, counted(text, count)]),
      ),
      box(
        'code',
        byCode.map(({ code, count }) => [code, counted(code, count)]),
      ),
      box(
        'suggested',
        [...suggested].map(([code, count]) => [code, counted(code, count)]),
      ),
    ].filter(isChoice),
    answered: [
      box(
        'sector',
        [...sectors, 'none'].map(sector => [sector, t(`points.sector.${sector}`)]),
      ),
      box(
        'kind',
        kinds.map(kind => [kind, t(`points.kind.${kind}`)]),
      ),
      box(
        'area',
        areas.map(({ value, count }) => [value, t('points.list.counted-responses', { text: value, count })]),
      ),
      box(
        'channel',
        channels.map(channel => [channel, t(`points.channel.${channel}`)]),
      ),
      box('answer', answerOptions(around.places, t)),
    ].filter(isChoice),
  }
}

function isChoice({ items }: Filter): boolean {
  return items.length > 1
}

/** Everything that points can be about, by its id. */
function allAbout({ pack, paragraphs, form }: Places, t: Translate) {
  return [
    ...pack.map(({ documentId, title }) => ({ id: documentId, text: title })),
    ...paragraphs.map(({ id, label }) => ({ id, text: label })),
    ...saidQuestions(form).map(question => ({ id: question.id, text: excerpt(numbered(question), LONGEST) })),
    { id: 'nothing', text: t('points.list.about-nothing') },
  ]
}

function aboutOptions(places: Places, counts: ReadonlyMap<string, number>, t: Translate) {
  return allAbout(places, t).flatMap(each => {
    const count = counts.get(each.id) ?? 0
    return count === 0 ? [] : [{ ...each, count }]
  })
}

const LONGEST = 60

/** Every answer that can be chosen, under its question. */
function answerOptions({ form }: Places, t: Translate): (readonly [string, string])[] {
  return saidQuestions(form).flatMap(question =>
    typeOf(question)
      .tally([], 0, question.settings)
      .tables.flatMap(({ rows }, table) =>
        rows.map(
          ({ label }, row) =>
            [
              `${question.id}:${table}:${row}`,
              t('points.list.answer-to', { question: excerpt(numbered(question), LONGEST), answer: say(label, t) }),
            ] as const,
        ),
      ),
  )
}

/** What was asked, as sentences above what is about to be done with it. */
export function sayAsked(asked: Asking, places: Places, t: Translate): string[] {
  const answers = new Map(answerOptions(places, t))
  const said: [keyof Asking, string | undefined][] = [
    ['words', asked.words],
    ['state', asked.state && t(`points.action.${asked.state}`)],
    ['about', allAbout(places, t).find(({ id }) => id === asked.about)?.text],
    ['code', asked.code],
    ['suggested', asked.suggested],
    ['sector', asked.sector && t(`points.sector.${asked.sector}`)],
    ['kind', asked.kind && t(`points.kind.${asked.kind}`)],
    ['area', asked.area],
    ['channel', asked.channel && t(`points.channel.${asked.channel}`)],
    ['answer', asked.answer && answers.get(asked.answer)],
    ['alike', asked.alike],
  ]
  return said.flatMap(([name, value]) =>
    value ? [t('points.list.asked', { name: t(`points.list.${name}`), value })] : [],
  )
}
