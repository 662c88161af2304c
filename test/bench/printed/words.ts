/** Made-up words of codes and rules: sentences and titles of any length, the same for the same seed. */

const subjects =
  'the chair,each partner,the clerk,a member,the forum,any group,the lead body,the secretary,every volunteer'
const verbs = 'sends,keeps,publishes,explains,reviews,agrees,asks for,brings together,looks after,writes down'
const objects =
  'the minutes of each meeting,a list of decisions,the reasons for a change,all papers,a summary in plain words,the yearly report,early notice,its accounts,the views of members,a record of costs'
const ends =
  'before the meeting,within three weeks,in good time,once a year,when asked,so that everybody can follow,without delay,and says why,where this is possible,at the end of the year'
const titles =
  'Purpose,Membership,Meetings of the Forum,Money and Grants,Keeping Records,Review of the Code,How to Take Part,Officers,Settling Differences,Equal Access,Reporting Back,Volunteers,Consultation and Notice,Ending Membership,Data and Privacy'

const list = (words: string) => words.split(',')

/** Draws from lists in an order that the seed decides. */
export type Words = {
  readonly pick: (words: readonly string[]) => string
  readonly under: (limit: number) => number
  /** So many clauses, joined; an end sign, or none. */
  readonly sentence: (clauses: number, end?: string) => string
  readonly title: () => string
}

/** Words for one document. */
export function wordsFrom(seed: number): Words {
  let state = seed * 2_654_435_761 + 12_345
  const under = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const pick = (words: readonly string[]) => words[under(words.length)]!
  const clause = () => `${pick(list(subjects))} ${pick(list(verbs))} ${pick(list(objects))} ${pick(list(ends))}`
  const left: string[] = []
  return {
    pick,
    under,
    sentence: (clauses, end = '.') => {
      const text = Array.from({ length: clauses }, clause).join(pick([', and ', '; ', ', while ', ' if ']))
      return text[0]!.toUpperCase() + text.slice(1) + end
    },
    title: () => {
      if (left.length === 0) left.push(...list(titles))
      return left.splice(under(left.length), 1)[0]!
    },
  }
}
