/** The boxes that narrow texts and points: what can be chosen in each, with how many points it has where that is known. */
import type { Handle } from '../../../db/open.ts'
import { excerpt } from '../../../documents/index.ts'
import { numbered, saidQuestions, typeOf } from '../../../questions/form.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { english, translated } from '../../../web/languages.ts'
import { findLanguages } from '../../consultations/index.ts'
import { countBy, loadTallies, sectors } from '../../responses/index.ts'
import { countSuggested } from '../coding/suggestions.queries.ts'
import type { Places } from '../places.ts'
import { freeSource } from '../reading/response.queries.ts'
import { type Asking, channels, kinds, splits, states } from './asking.ts'
import { countByCode, countByPlace } from './found.queries.ts'
import { fieldsOfTexts, paragraphTexts } from './texts.queries.ts'

type Item = { readonly value: string; readonly text: string; readonly selected: boolean }

/** A box to choose from. */
export type Filter = { readonly name: keyof Asking; readonly label: string; readonly items: readonly Item[] }

/** Who asks, of which consultation. */
export type Around = { readonly consultationId: string; readonly sees: boolean; readonly places: Places }

/** The boxes about points. A box with nothing to choose is left out. */
export async function pointFilters(
  db: Handle,
  { consultationId, sees, places }: Around,
  asked: Asking,
  t: Translate,
): Promise<readonly Filter[]> {
  const [byPlace, byCode, suggested] = await Promise.all([
    countByPlace(db, consultationId, sees),
    countByCode(db, consultationId, sees),
    countSuggested(db, consultationId, sees),
  ])
  const counted = (text: string, count: number) => t('points.list.counted', { text, count })
  const box = boxes(asked, t)
  return [
    box(
      'state',
      states.map(state => [state, t(`points.action.${state}`)]),
    ),
    box(
      'about',
      aboutOptions(places, byPlace, t).map(({ id, text, count }) => [id, counted(text, count)]),
    ),
    box(
      'code',
      byCode.map(({ code, count }) => [code, counted(code, count)]),
    ),
    box(
      'suggested',
      [...suggested].map(([code, count]) => [code, counted(code, count)]),
    ),
  ].filter(isChoice)
}

/** The boxes about texts: what they answer, and how far they are split. */
export function textFilters({ places }: Around, asked: Asking, t: Translate): readonly Filter[] {
  const box = boxes(asked, t)
  return [
    box('of', ofOptions(places, t)),
    box(
      'split',
      splits.map(split => [split, t(`points.texts.split-${split}`)]),
    ),
  ]
}

/** The boxes about who answered, and how. */
export async function whoFilters(
  db: Handle,
  { consultationId, sees, places }: Around,
  asked: Asking,
  t: Translate,
): Promise<readonly Filter[]> {
  const [tallies, languages] = await Promise.all([
    loadTallies(db, consultationId, sees),
    findLanguages(db, consultationId),
  ])
  const box = boxes(asked, t)
  const areas = countBy(tallies, 'area').filter(({ value }) => value !== '')
  const spoken = languages.filter(({ first_offered_on }) => first_offered_on !== null).map(({ language }) => language)
  return [
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
    box(
      'language',
      spoken.length === 0 ? [] : [english.code, ...spoken, 'none'].map(code => [code, sayLanguage(code, t)]),
    ),
    box('answer', answerOptions(places, t)),
  ].filter(isChoice)
}

function boxes(asked: Asking, t: Translate) {
  return (name: keyof Asking, options: readonly (readonly [value: string, text: string])[]): Filter => ({
    name,
    label: t(`points.list.${name}`),
    items: [['', t('points.list.any')] as const, ...options].map(([value, text]) => ({
      value,
      text,
      selected: value === String(asked[name] ?? ''),
    })),
  })
}

/** A language of a form, by its code, in English; 'none' where nobody said it. */
export function sayLanguage(code: string, t: Translate): string {
  return [english, ...translated].find(each => each.code === code)?.inEnglish ?? t('points.texts.no-language')
}

/** What texts answer: each question with room for words, the paragraphs, and what nobody asked. */
function ofOptions({ form }: Places, t: Translate): (readonly [string, string])[] {
  const written = new Set(fieldsOfTexts(form).map(({ question }) => question))
  return [
    ...saidQuestions(form)
      .filter(({ id }) => written.has(id))
      .map(question => [question.id, excerpt(numbered(question), LONGEST)] as const),
    [paragraphTexts, t('points.texts.of-paragraphs')],
    [freeSource, t('points.source.free')],
  ]
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
    [asked.texts ? 'texts' : 'words', asked.words],
    ['state', asked.state && t(`points.action.${asked.state}`)],
    ['about', allAbout(places, t).find(({ id }) => id === asked.about)?.text],
    ['code', asked.code],
    ['suggested', asked.suggested],
    ['sector', asked.sector && t(`points.sector.${asked.sector}`)],
    ['kind', asked.kind && t(`points.kind.${asked.kind}`)],
    ['area', asked.area],
    ['channel', asked.channel && t(`points.channel.${asked.channel}`)],
    ['language', asked.language && sayLanguage(asked.language, t)],
    ['answer', asked.answer && answers.get(asked.answer)],
    ['alike', asked.alike],
    ['of', asked.texts && ofOptions(places, t).find(([value]) => value === asked.of)?.[1]],
    ['split', asked.texts && asked.split && t(`points.texts.split-${asked.split}`)],
  ]
  return said.flatMap(([name, value]) =>
    value ? [t('points.list.asked', { name: t(`points.list.${name}`), value })] : [],
  )
}
