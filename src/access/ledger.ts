/**
 * The ledger of publication: what is told of those who answered a consultation, to whom, and what keeps anybody from being known by it.
 * Every page, file and data address names the entries that it tells, or says that it tells nothing; the contract that shows every
 * address to everybody notes what is read while each is made, and refuses one that tells what it does not name.
 */

/** The widest circle of readers of what an entry tells. */
export type Told = 'anybody' | 'reviewer' | 'lead' | 'respondent'

/** One entry: what it tells, to whom, and what protects those who answered. */
export type Entry = { readonly tells: string; readonly to: Told; readonly by: string }

/** The whole ledger. */
export const ledger = {
  'how many responses': {
    tells: 'How many responses came, all together.',
    to: 'anybody',
    by: 'The number of all responses is told as it is, of nobody in particular.',
  },
  tables: {
    tells: 'How many answered in which way, by channel, sector and part of the area.',
    to: 'anybody',
    by: 'One sheet of intervals over all tables, without responses given in confidence: no small count can be worked out.',
  },
  findings: {
    tells: 'Whether the codes were kept in how responses were dealt with.',
    to: 'anybody',
    by: 'The words say all, some or none, and no number of people but that of all responses.',
  },
  points: {
    tells: 'Points that were made, in their own words where that was allowed, how many came to which action, and why.',
    to: 'anybody',
    by: 'They stand without who made them, and none that was made in confidence is shown or counted to whoever may not read it.',
  },
  'own response': {
    tells: 'The response of whoever asks, and what became of its points.',
    to: 'respondent',
    by: 'It is found by the code of the response, which nobody else has.',
  },
  responses: {
    tells: 'Responses as they were given, one by one, and what is counted from them.',
    to: 'reviewer',
    by: 'Without who gave them; what was given in confidence is read only by those whom it was told.',
  },
  'work left': {
    tells: 'How much of the work on responses is done.',
    to: 'reviewer',
    by: 'It is counted in whole responses or points.',
  },
  contacts: {
    tells: 'Who gave a response, where they said so.',
    to: 'lead',
    by: 'It is sealed, opened one by one, and each opening is written down.',
  },
} as const satisfies Readonly<Record<string, Entry>>

/** The name of an entry. */
export type Published = keyof typeof ledger

/** What an address tells of those who answered. */
export type Publishes = 'nothing' | readonly [Published, ...Published[]]
