/** Practices of an organisation that only others can judge: they are asked, and what they answer is told by sector where that gives nobody away. */
import { z } from 'zod'
import type { AskingTopic } from '../facts/asking-topics.ts'
import { exemplary } from '../facts/examples.ts'
import type { Asking, StatementAnswers } from '../facts/organisation/askings.ts'
import type { OrganisationFacts } from '../facts/organisation.ts'
import { addMonths, day, longDay } from '../kernel/day.ts'
import { recordOf, sayCount, sayList } from './each-of.ts'
import { ruled } from './numbers/asked.ts'
import { definePractice, type Example, type Practice } from './practice.ts'
import type { Side } from './proof.ts'
import { sayHowMany } from './say-agreement.ts'
import { doesNotApply, dueOn, met, nextStep, notDue, notKnown, notMet, partly, provenBy, restsOn } from './verdict.ts'

/** What the practice asks, of whom, and the statements that they answer. */
export type AskedAbout = {
  readonly id: `organisation.${string}`
  readonly title: string
  readonly asks: string
  readonly owedTo: Side
  readonly topic: AskingTopic
  readonly statements: readonly string[]
  /** Whom it was asked of, and what most of them find: "partners", "find it open to change". */
  readonly who: string
  readonly find: string
  /** Why it is not asked of an organisation; null where it is. */
  readonly apart?: {
    readonly when: (facts: OrganisationFacts) => boolean
    readonly because: string
    readonly example: Partial<OrganisationFacts>
  }
}

/** Most of a group agree: more than half of its answers are "mostly" or "fully". What is told of one side of half is on that side. */
const mostAgree = ({ answers, agree }: StatementAnswers): boolean => agree * 2 > answers

/** Declares a practice of this kind: met where most of every group agree with every statement, in a round of the months set. */
export function askedAbout(asked: AskedAbout): Practice {
  const { topic, statements, who, find, apart } = asked
  // Anybody may say that they use a service: the Hub cannot know who answered, so that it stays the word of the body.
  const proof = topic === 'users' ? 'stated' : 'confirmed'
  return definePractice({
    id: asked.id,
    stage: 'monitor',
    evidence: 'asked',
    proof,
    proofs: [proof],
    owedTo: asked.owedTo,
    title: asked.title,
    asks: asked.asks,
    with: z.object({ months: ruled('working-together') }),
    check(facts, { months }, today) {
      if (apart?.when(facts)) return doesNotApply(apart.because)
      const step = nextStep('organisation-asking')
      const own = facts.askings.filter(one => one.topic === topic)
      const latest = own.filter(({ closedOn }) => closedOn !== null).at(-1)
      const fresh = latest?.closedOn != null && addMonths(latest.closedOn, months) >= today
      const open = own.find(({ closedOn }) => closedOn === null)
      if (open && !fresh) return sayOpen(open)
      if (latest?.closedOn == null) return notMet(`Nobody has asked ${who} how they find it.`, step)
      const marks = [restsOn(recordOf('asking', latest)), provenBy(proof), dueOn(addMonths(latest.closedOn, months))]
      const groups = latest.answers.filter(({ statement }) => statements.includes(statement))
      if (!statements.every(one => groups.some(({ statement }) => statement === one)))
        return notKnown('notFromRecords', `${latest.label}: too few answered to show what they said.`, step, ...marks)
      const said = `${latest.label}: ${sayGroups(groups)}.`
      if (!fresh) return partly(`${said} That is more than ${sayCount(months, 'month')} ago.`, step, ...marks)
      const agreeing = groups.filter(mostAgree).length
      if (agreeing === groups.length) return met(`Most ${who} ${find}. ${said}`, ...marks)
      if (agreeing === 0) return notMet(`Too few ${who} ${find}. ${said}`, step, ...marks)
      return partly(`Not all groups find so, or not in everything. ${said}`, step, ...marks)
    },
    gives: ['met', 'partly', 'notMet', 'notDue', 'notKnown', ...(apart ? (['doesNotApply'] as const) : [])],
    examples: examplesOf(asked),
  })
}

function sayOpen(open: Asking) {
  return notDue(
    `${open.label}: open until ${longDay(open.closesOn)}.`,
    restsOn(recordOf('asking', open)),
    dueOn(open.closesOn),
  )
}

function sayGroups(groups: readonly StatementAnswers[]): string {
  return sayList(
    groups.map(({ sector, ...told }) => `${sector} ${sayHowMany(told)} agree`),
    99,
  )
}

/** The examples are the same for every topic: answered well, unevenly, badly, by too few, long ago, not yet or not at all. */
function examplesOf({ topic, apart }: AskedAbout): readonly Example<'organisation', { readonly months: number }>[] {
  const changed = (change: (one: Asking) => Partial<Asking>) => ({
    askings: exemplary.organisation.askings
      .filter(one => one.topic === topic)
      .map((one): Asking => ({ ...one, ...change(one) })),
  })
  const agreeing = (...agree: readonly number[]) =>
    changed(({ answers }) => ({
      answers: answers.map((one, at) => {
        const many = agree[at % 2] ?? 0
        return many > 1 ? { ...one, agree: many, most: many === 2 ? 2 : 4 } : { ...one, agree: 0, most: 1 }
      }),
    }))
  return [
    { when: 'most of each group agree', facts: {}, gives: 'met' },
    { when: 'one group finds otherwise', facts: agreeing(3, 1), gives: 'partly' },
    { when: 'most disagree', facts: agreeing(2, 1), gives: 'notMet' },
    { when: 'asked more than a year ago', facts: changed(() => ({ closedOn: day('2025-06-30') })), gives: 'partly' },
    { when: 'too few answered to show', facts: changed(() => ({ answers: [] })), gives: 'notKnown' },
    { when: 'still open', facts: changed(() => ({ closedOn: null, answers: [] })), gives: 'notDue' },
    { when: 'never asked', facts: { askings: [] }, gives: 'notMet' },
    ...(apart ? [{ when: 'there is nobody to ask', facts: apart.example, gives: 'doesNotApply' as const }] : []),
  ]
}
