/** The words that stakeholders are sorted by. */

/** Kinds of stakeholder a partnership is to think of; each is considered, even if nobody is found. */
export const stakeholderCategories = [
  'voluntary-community',
  'statutory',
  'provider',
  'expert',
  'advisory',
  'funder',
  'affected',
  'other',
] as const
export type StakeholderCategory = (typeof stakeholderCategories)[number]

/** What was made of a stakeholder. */
export const stakeholderAnswers = [
  'listed',
  'invited',
  'partner',
  'consulted',
  'kept-informed',
  'declined',
  'left-out',
] as const
export type StakeholderAnswer = (typeof stakeholderAnswers)[number]
