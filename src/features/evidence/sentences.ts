/** An evidence pack in sentences: each says what the records show, how that is known, and where the records can be read. Pure. */
import { longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { PartnershipEvidence } from './evidence.queries.ts'

/** How a sentence is known: shown by what happened in the Hub, said by the side it speaks of, or stated by the partnership. */
export type Known = 'shown' | 'confirmed' | 'stated'

/** One sentence, with the page of the records behind it. */
export type Sentence = { readonly text: string; readonly known: Known; readonly href: string }

export const parts = ['did', 'took-part', 'changed', 'moved'] as const
export type Part = (typeof parts)[number]

/** A partnership in sentences, part by part. Nothing is said where the records hold nothing. */
export function sentencesOf(of: PartnershipEvidence, t: Translate): Readonly<Record<Part, readonly Sentence[]>> {
  const at = `/partnerships/${of.slug}`
  return { did: did(of, at, t), 'took-part': tookPart(of, at, t), changed: changed(of, at, t), moved: moved(of, at, t) }
}

function did(of: PartnershipEvidence, at: string, t: Translate): readonly Sentence[] {
  return [
    ...(of.meetings > 0
      ? [{ text: t('evidence.meetings', { count: of.meetings }), known: 'shown' as const, href: `${at}/meetings` }]
      : []),
    ...of.decisions.map(({ text, on, id }) => ({
      text: t('evidence.decided', { day: longDay(on), text }),
      known: 'shown' as const,
      href: `/decisions/${id}`,
    })),
    ...(of.actionsDone > 0
      ? [{ text: t('evidence.actions', { count: of.actionsDone }), known: 'stated' as const, href: `${at}/actions` }]
      : []),
  ]
}

function tookPart(of: PartnershipEvidence, at: string, t: Translate): readonly Sentence[] {
  return [
    ...of.partners.map(({ sector, count, confirmed, names }) => ({
      text: t('evidence.partners', {
        count,
        sector: t(`organisations.form.sector-options.${sector}`),
        names: names.join(', '),
      }),
      known: confirmed === count ? ('confirmed' as const) : ('stated' as const),
      href: at,
    })),
    ...of.attendance.map(({ side, present, places }) => ({
      text: t(`evidence.attendance-${side}`, { present, places }),
      // Who was there is written down by the partnership itself.
      known: 'stated' as const,
      href: `${at}/meetings`,
    })),
    ...(of.reports > 0
      ? [{ text: t('evidence.reports', { count: of.reports }), known: 'stated' as const, href: `${at}/meetings` }]
      : []),
  ]
}

function changed(of: PartnershipEvidence, at: string, t: Translate): readonly Sentence[] {
  return [
    ...of.readings.map(one => ({
      text: [
        t(one.firstOn === one.lastOn ? 'evidence.reading' : 'evidence.readings', {
          objective: one.objective,
          first: one.first,
          last: one.last,
          unit: one.unit,
          from: longDay(one.firstOn),
          to: longDay(one.lastOn),
        }),
        one.target === null ? '' : t('evidence.target', { target: one.target, unit: one.unit }),
      ]
        .filter(Boolean)
        .join(' '),
      known: 'stated' as const,
      href: `${at}/objectives`,
    })),
    ...of.voices.map(({ what, changed: became }) => ({
      text: t('evidence.voice', { what, changed: became }),
      known: 'stated' as const,
      href: `${at}/voice`,
    })),
    ...of.successes.map(({ what, credit, on }) => ({
      text: t('evidence.success', { what, credit, day: longDay(on) }),
      known: 'stated' as const,
      href: `${at}/learning`,
    })),
  ]
}

function moved(of: PartnershipEvidence, at: string, t: Translate): readonly Sentence[] {
  const href = `${at}/contributions`
  const pounds = (sum: number) =>
    sum.toLocaleString('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 })
  const sums = (['cash', 'inKind'] as const).flatMap(what =>
    (['confirmed', 'stated'] as const).flatMap(known =>
      of[what][known] > 0
        ? [{ text: t(`evidence.${what}-${known}`, { pounds: pounds(of[what][known]) }), known, href }]
        : [],
    ),
  )
  return [
    ...sums,
    ...(of.hours > 0 ? [{ text: t('evidence.hours', { hours: of.hours }), known: 'stated' as const, href }] : []),
    ...(of.unvalued > 0
      ? [{ text: t('evidence.unvalued', { count: of.unvalued }), known: 'stated' as const, href }]
      : []),
  ]
}
