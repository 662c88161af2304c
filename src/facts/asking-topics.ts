/** What others are asked about an organisation: whom, and the statements that each says how far it agrees with. */

import { FEWEST } from './partnership/survey-groups.ts'

/** The statements of each topic, in the order in which they are asked. */
export const askingTopics = {
  /** Organisations that sit in a partnership with it. */
  partners: ['responsive', 'true-to-itself', 'sees-diversity'],
  /** Bodies of the voluntary, community and faith sector. */
  sector: ['approachable', 'keeps-talking'],
  /** The same bodies, on whether they may speak out and are understood: signs of warning where they do not agree. */
  signs: ['speak-out', 'limits-understood', 'decides-fairly'],
  /** Whoever holds a seat for it. */
  representatives: ['reporting-useful', 'reporting-light'],
  /** People who use its services: anybody who says so, so that nobody can know who they are. */
  users: ['users-shape'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type AskingTopic = keyof typeof askingTopics

/**
 * The fewest answers that are told together. Of fear more: where three of three say that they hold back, the body that they fear knows who
 * said it.
 */
export function fewestOf(topic: AskingTopic): number {
  return topic === 'signs' ? 5 : FEWEST
}

export const askingTopicNames = Object.keys(askingTopics).filter((name): name is AskingTopic => name in askingTopics)

/** Every statement there is. */
export const allStatements: readonly string[] = askingTopicNames.flatMap(topic => askingTopics[topic])
