/** The names that the frame keeps for itself. */

/** What the frame of every page gives its template: a page that gave something by one of these names would lose it unseen. */
export const frameNames = [
  'actor',
  'area',
  'asksForFile',
  'backToWork',
  'behind',
  'consequences',
  'done',
  'forFew',
  'formView',
  'guardsEnter',
  'keepsOnTheWay',
  'keptWords',
  'kiosk',
  'language',
  'languages',
  'navigation',
  'path',
  'reminders',
  'runsArea',
  'staff',
  't',
  'today',
  'wide',
  'workspace',
] as const

export type FrameName = (typeof frameNames)[number]
