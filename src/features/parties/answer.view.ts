/** Answers as pages show them. */
import { type Day, longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { RequestRecord } from './of-address.ts'
import { isOwn, type PartyAnswer } from './standing.ts'

/** One answer in words. `stands`: it is the one that counts. */
export type AnswerView = {
  readonly title: string
  readonly how: string
  readonly lines: readonly string[]
  readonly own: boolean
  readonly stands: boolean
  readonly paper: string | null
}

/** Every answer to a question, the latest first. */
export function answersView({ request, matter }: RequestRecord, t: Translate): AnswerView[] {
  const stands = request.standing?.id
  return request.answers.toReversed().map(answer => ({
    title: `${t(answer.agreed ? matter.yes : matter.no)}, ${longDay(answer.givenOn)}`,
    how: howOf(answer, t),
    lines: [...Object.values(answer.said), answer.comment].filter(line => line !== ''),
    own: isOwn(answer),
    stands: answer.id === stands,
    paper: answer.fileId === null ? null : `/asked/${request.id}/papers/${answer.id}`,
  }))
}

/** Who answered and how it came. */
function howOf({ way, givenBy, name, role }: PartyAnswer, t: Translate): string {
  // The link of a mail to the public mailbox belongs to no account.
  const how = way === 'link' && givenBy === null ? 'mailbox' : way
  return t(`parties.way.${how}`, { who: [name, role].filter(part => part !== '').join(', ') })
}

/** How far a question has come: answered by the party itself, brought in for it, waiting, or late. */
export type StateOfRequest = 'yes' | 'no' | 'stated-yes' | 'stated-no' | 'waiting' | 'late' | 'withdrawn'

/** The state of a question on a day. */
export function stateOf({ request }: Pick<RequestRecord, 'request'>, today: Day): StateOfRequest {
  if (request.withdrawnAt !== null) return 'withdrawn'
  const { standing } = request
  if (standing === null) return request.answerBy < today ? 'late' : 'waiting'
  const word = standing.agreed ? 'yes' : 'no'
  return isOwn(standing) ? word : `stated-${word}`
}
