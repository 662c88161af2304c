/** The other organisations of the area: who they are, who speaks for them, and what they did with the codes. */
import { slugOf } from '../../src/db/slug.ts'

/** An organisation: who speaks for it, when it was listed, when it signed which codes (in days before the area is shown). */
export type Member = {
  readonly name: string
  readonly sector: 'statutory' | 'voluntary' | 'community' | 'faith' | 'private' | 'other'
  readonly kind: string
  readonly serves: string
  readonly places?: string
  readonly contact: string
  readonly role: string
  readonly signs?: Partial<Record<Code, number>>
  readonly champion?: number
  /** The last day of a signature that was agreed for a time, and when it was renewed. */
  readonly until?: { readonly last: number; readonly renewed?: number; readonly to?: number }
  readonly withdraws?: { readonly on: number; readonly why: string }
  readonly renamed?: { readonly on: number; readonly to: string }
  readonly says?: {
    readonly on: number
    readonly communication: string
    readonly objectives: string
    readonly plan: string
  }
}

export const codes = {
  consulting: 'beds-luton-consultation-2009',
  partnerships: 'beds-luton-partnerships-2009',
} as const
export type Code = keyof typeof codes

const both = (on: number, later = on): Partial<Record<Code, number>> => ({ consulting: on, partnerships: later })

export const members: readonly Member[] = [
  {
    name: 'Wend Vale County Council',
    sector: 'statutory',
    kind: 'County council',
    serves: 'The 318,000 people of the vale: schools, roads, social care, public health',
    places: 'Wendmere, Holt, the fen villages',
    contact: 'Nadia Rahman',
    role: 'Director of communities',
    signs: both(-422),
    champion: -420,
    says: {
      on: -330,
      communication: 'A fortnightly letter to 260 groups, and an officer for each of the four parts of the vale.',
      objectives: 'That no service changes before those who use it have been asked.',
      plan: 'Every department names one person; reports to the cabinet go out with a line on the code; looked at each spring.',
    },
  },
  {
    name: 'Vale Constabulary',
    sector: 'statutory',
    kind: 'Police force',
    serves: 'Everybody in the vale',
    contact: 'Owen Hartley',
    role: 'Chief superintendent',
    signs: both(-390, -150),
  },
  {
    name: 'Vale Fire and Rescue',
    sector: 'statutory',
    kind: 'Fire authority',
    serves: 'Everybody in the vale; visits to 4,000 homes a year',
    contact: 'Carys Bowen',
    role: 'Head of prevention',
    signs: { partnerships: -365 },
    champion: -200,
  },
  {
    name: 'Wend Vale Care Board',
    sector: 'statutory',
    kind: 'Health commissioner',
    serves: 'Patients of 41 surgeries',
    contact: 'Ifeoma Eze',
    role: 'Head of engagement',
    signs: both(-340, -210),
    champion: -205,
    says: {
      on: -120,
      communication: 'A page for each change that is thought about, and a telephone number with a name.',
      objectives: 'That patients’ groups hear of a change before the press does.',
      plan: 'The code is part of the induction of everybody who buys services; the first yearly look is in the summer.',
    },
  },
  {
    name: 'Holt Fen Academy',
    sector: 'statutory',
    kind: 'School',
    serves: '1,140 pupils from 11 to 18',
    places: 'Holt',
    contact: 'Robert Tindle',
    role: 'Head teacher',
    signs: { partnerships: -180 },
  },
  {
    name: 'Vale Probation',
    sector: 'statutory',
    kind: 'Probation service',
    serves: 'People on probation and their families',
    contact: 'Simone Achebe',
    role: 'Head of the local office',
  },
  {
    name: 'Holt Carers’ Link',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'People who look after somebody at home',
    contact: 'Beryl Stott',
    role: 'Chief officer',
    signs: both(-415),
    champion: -410,
    renamed: { on: -160, to: 'Wend Vale Carers' },
  },
  {
    name: 'Safe Harbour',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'Women and children who leave a violent home',
    contact: 'Aisha Karim',
    role: 'Director',
    signs: both(-400, -260),
    champion: -255,
    says: {
      on: -250,
      communication: 'By telephone, and never by post to a home address.',
      objectives: 'That those who were harmed are asked in a place where they are safe.',
      plan: 'Trustees look at both codes each autumn with two women who have used the refuge.',
    },
  },
  {
    name: 'Holt Debt and Housing Advice',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'People with debts, or about to lose their home',
    contact: 'Colin Marsh',
    role: 'Manager',
    signs: both(-385),
    until: { last: -55, renewed: -70, to: 310 },
  },
  {
    name: 'Vale Youth Work',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'Young people from 11 to 19',
    contact: 'Dele Adeyemi',
    role: 'Lead youth worker',
    signs: both(-300, -300),
    champion: -290,
  },
  {
    name: 'Quiet Hour Counselling',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'Adults in distress, by donation',
    contact: 'Hanne Vik',
    role: 'Coordinator',
    signs: { consulting: -280 },
    withdraws: {
      on: -95,
      why: 'We have two paid hours a week. We agree with every line and cannot answer letters within the times it names.',
    },
  },
  {
    name: 'Fen Villages Transport',
    sector: 'voluntary',
    kind: 'Charity',
    serves: 'People without a car in nine villages',
    places: 'The fen villages',
    contact: 'Geoff Lanyon',
    role: 'Chair',
    signs: both(-230),
  },
  {
    name: 'Little Wend Village Hall',
    sector: 'community',
    kind: 'Charity',
    serves: 'The 900 people of Little Wend',
    places: 'Little Wend',
    contact: 'Maureen Oake',
    role: 'Secretary',
    signs: { partnerships: -270 },
  },
  {
    name: 'Ashby Fen Hall',
    sector: 'community',
    kind: 'Charity',
    serves: 'Ashby Fen and the farms around it',
    places: 'Ashby Fen',
    contact: 'Terry Gault',
    role: 'Treasurer',
    signs: { partnerships: -268 },
  },
  {
    name: 'Upper Holt Reading Room',
    sector: 'community',
    kind: 'Charity',
    serves: 'Upper Holt',
    places: 'Upper Holt',
    contact: 'Joyce Penn',
    role: 'Chair',
  },
  {
    name: 'Wendmere Polish Saturday School',
    sector: 'community',
    kind: 'Association',
    serves: '85 children and their families',
    places: 'Wendmere',
    contact: 'Agnieszka Wrona',
    role: 'Head of the school',
    signs: { consulting: -220 },
    champion: -130,
  },
  {
    name: 'Station Quarter Tenants',
    sector: 'community',
    kind: 'Tenants’ association',
    serves: 'Tenants of 430 homes',
    places: 'Holt',
    contact: 'Winston Beckles',
    role: 'Chair',
    signs: { consulting: -198 },
    withdraws: {
      on: -40,
      why: 'The council moved our offices without asking us, and answered our letter after nine weeks. We come back when that has been talked over.',
    },
  },
  {
    name: 'Wend Vale River Watch',
    sector: 'community',
    kind: 'Association',
    serves: 'The river and whoever uses it',
    contact: 'Tamsin Reeve',
    role: 'Secretary',
  },
  {
    name: 'Wendmere Mosque Trust',
    sector: 'faith',
    kind: 'Charity',
    serves: 'Worshippers and neighbours; a kitchen open to all on Fridays',
    places: 'Wendmere',
    contact: 'Yusuf Malik',
    role: 'Trustee',
    signs: { consulting: -240, partnerships: -110 },
    champion: -105,
  },
  {
    name: 'Wend Vale Traders',
    sector: 'private',
    kind: 'Association of businesses',
    serves: '310 shops and firms',
    contact: 'Lucy Farthing',
    role: 'President',
  },
  {
    name: 'Wend Vale College',
    sector: 'other',
    kind: 'College',
    serves: '3,200 students',
    places: 'Wendmere',
    contact: 'Prakash Iyer',
    role: 'Vice principal',
    signs: { partnerships: -90 },
  },
]

/** The mail address of somebody of the rest: no link to sign in is printed for them, for there are many. */
export const addressOf = (person: string): string => `${slugOf(person)}@vale.demo.invalid`
