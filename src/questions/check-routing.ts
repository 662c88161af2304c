/** Judges the routing of a form before anybody is asked: every fault with where it stands, so that none is published. Pure. */
import type { Condition, Test } from './condition.ts'
import { type FormQuestion, type FormSection, type QuestionForm, typeOf } from './form.ts'
import { conditionsOf } from './route.ts'

/**
 * What is wrong with a condition. `gone`: it rests on a question that is not there. `later`: on one that does not come before.
 * `about-you`: on one that asks who somebody is, while this one does not: whoever reads who was asked would read that answer beside
 * what was said. `no-choices`: on one that is not answered by choosing. `no-answer`: on an answer that is not offered. `never`: nobody
 * can answer so that it holds. `twice`: the same question can be put to one person twice (`question` is the other one).
 */
export type RoutingFault = {
  readonly kind: 'gone' | 'later' | 'about-you' | 'no-choices' | 'no-answer' | 'never' | 'twice'
  readonly at: { readonly kind: 'section' | 'question'; readonly id: string }
  /** The question that the fault is about, where it is there. */
  readonly question: FormQuestion | null
}

type Place = { readonly section: FormSection; readonly question: FormQuestion; readonly order: number }

/** Every fault in the order of the form; none where every question can be asked of somebody and of nobody twice, as far as can be told. */
export function routingFaults(form: QuestionForm): readonly RoutingFault[] {
  const places = new Map<string, Place>()
  for (const section of form.sections)
    for (const question of section.questions) places.set(question.id, { section, question, order: places.size })
  const faults: RoutingFault[] = []
  const faulty = new Set<string>()
  const judge = (
    at: RoutingFault['at'],
    own: Condition | null | undefined,
    before: { readonly order: number; readonly aboutYou: boolean },
    above: boolean,
  ): void => {
    const found = (own?.tests ?? []).flatMap(test => faultOf(test, places, before, faulty))
    const broken = above || found.length > 0
    for (const { kind, question } of found) if (kind !== 'rests') faults.push({ kind, at, question })
    if (broken) faulty.add(at.id)
  }
  const never = (at: RoutingFault['at']): void => {
    faults.push({ kind: 'never', at, question: null })
    faulty.add(at.id)
  }
  let order = 0
  for (const section of form.sections) {
    const here = { kind: 'section', id: section.id } as const
    judge(here, section.shownIf, { order, aboutYou: asksWhoOnly(section) }, false)
    if (section.shownIf && !faulty.has(section.id) && canHold([section.shownIf], places) === false) never(here)
    for (const question of section.questions) {
      const at = { kind: 'question', id: question.id } as const
      judge(at, question.shownIf, { order: order++, aboutYou: question.aboutYou === true }, faulty.has(section.id))
      if (faulty.has(question.id) || !question.shownIf) continue
      if (canHold(conditionsOf(section, question), places) === false) never(at)
    }
  }
  return [...faults, ...askedTwice([...places.values()], places, faulty)]
}

/** Whether all questions of a section ask who somebody is: such a section may rest on others that do. */
export function asksWhoOnly({ questions }: Pick<FormSection, 'questions'>): boolean {
  return questions.length > 0 && questions.every(({ aboutYou }) => aboutYou)
}

type Found = { readonly kind: RoutingFault['kind'] | 'rests'; readonly question: FormQuestion | null }

/** What is wrong with one test; `rests`: only that what it rests on has a fault of its own, which is told there. */
function faultOf(
  { question: id, answers }: Test,
  places: Places,
  { order, aboutYou }: { readonly order: number; readonly aboutYou: boolean },
  faulty: ReadonlySet<string>,
): Found[] {
  const place = places.get(id)
  if (!place) return [{ kind: 'gone', question: null }]
  const { question } = place
  if (place.order >= order) return [{ kind: 'later', question }]
  if (question.aboutYou && !aboutYou) return [{ kind: 'about-you', question }]
  const routes = typeOf(question).routes
  if (!routes) return [{ kind: 'no-choices', question }]
  const offered = routes.choices(question.settings).map(({ value }) => value)
  if (!answers.every(answer => offered.includes(answer))) return [{ kind: 'no-answer', question }]
  return faulty.has(id) ? [{ kind: 'rests', question }] : []
}

/** The same question, word for word and with the same answers, under routing that does not keep its places apart. */
function askedTwice(all: readonly Place[], places: Places, faulty: ReadonlySet<string>): RoutingFault[] {
  const same = Map.groupBy(
    all.filter(({ question }) => !faulty.has(question.id) && typeOf(question).closed),
    ({ question: { text, type, settings, about } }) =>
      JSON.stringify([text.trim().toLowerCase().replace(/\s+/g, ' '), type, settings, about]),
  )
  return [...same.values()].flatMap(group =>
    group.flatMap((later, at) => {
      const first = group.slice(0, at).find(earlier => {
        const conditions = [earlier, later].flatMap(each => conditionsOf(each.section, each.question))
        return conditions.length > 0 && canHold(conditions, places) === true
      })
      const at_ = { kind: 'question', id: later.question.id } as const
      return first ? [{ kind: 'twice' as const, at: at_, question: first.question }] : []
    }),
  )
}

type Places = ReadonlyMap<string, Place>

/** For each question, sets of answers of which one each must be given. */
type Needs = ReadonlyMap<string, readonly (readonly string[])[]>

/** Ways that are tried before it is left open whether conditions can hold: no form, however it is routed, keeps the server busy. */
const MOST_STEPS = 10_000

/**
 * Whether somebody can answer so that all these conditions hold, and be asked every question that they rest on. Null where that is
 * left open: then nothing is told as a fault.
 */
function canHold(conditions: readonly Condition[], places: Places): boolean | null {
  const steps = { left: MOST_STEPS }
  const held = findWay(conditions, { places, steps }, new Map())
  return held || steps.left > 0 ? held : null
}

type Search = { readonly places: Places; readonly steps: { left: number } }

function findWay(conditions: readonly Condition[], search: Search, needs: Needs): boolean {
  if (search.steps.left <= 0) return false
  search.steps.left--
  const { places } = search
  const [first, ...rest] = conditions
  if (!first) return true
  if (first.match === 'any')
    return first.tests.some(test => findWay([{ match: 'all', tests: [test] }, ...rest], search, needs))
  const [test, ...tests] = first.tests
  if (!test) return findWay(rest, search, needs)
  const place = places.get(test.question)
  const routes = place && typeOf(place.question).routes
  if (!place || !routes) return false
  const { section, question } = place
  const offered = routes.choices(question.settings).map(({ value }) => value)
  const before = needs.get(question.id)
  const all = [...(before ?? []), test.answers.filter(answer => offered.includes(answer))]
  if (!canChoose(all, routes.most(question.settings) ?? Number.POSITIVE_INFINITY)) return false
  const beneath = before ? [] : conditionsOf(section, question)
  return findWay([{ match: 'all', tests }, ...rest, ...beneath], search, new Map(needs).set(question.id, all))
}

/** Whether so many choices can be made that one of each set is among them. */
function canChoose(sets: readonly (readonly string[])[], most: number): boolean {
  const [first, ...rest] = sets
  if (!first) return true
  return (
    most > 0 &&
    first.some(value =>
      canChoose(
        rest.filter(set => !set.includes(value)),
        most - 1,
      ),
    )
  )
}
