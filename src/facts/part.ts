/**
 * The protocol of the read model. What the records say of one subject is told in parts; each part stands in one file, with
 * the SQL that reads it, the shape that it has (from which its type follows) and an example. A part says nothing of the
 * database but the text of its SQL: the only code that runs one is `load.ts`, so that practices may know the parts and
 * stay pure.
 *
 * The SQL of a part is one scalar expression about one subject. It may name
 * - `subject`: the row of the subject's own table,
 * - `as_of.day`: the day on which the subject is told, and `as_of.zone`: the time zone of the area.
 */
import { z } from 'zod'

/** A value that nobody changes, all the way down. */
type Fixed<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Each)[]
    ? readonly Fixed<Each>[]
    : { readonly [Key in keyof Value]: Fixed<Value[Key]> }

/** The type of what a shape lets through: plain data that nobody changes. */
export type Of<Shape extends z.ZodType> = Fixed<z.output<Shape>>

/** The kinds of subject that facts are told of. */
export type FactSubject = 'compact' | 'organisation' | 'consultation' | 'partnership'

/** One part of the facts of a subject. */
export type FactPart<
  Name extends string = string,
  Own extends boolean = boolean,
  Shape extends z.ZodType = z.ZodType,
> = {
  readonly subject: FactSubject
  /** The name of the fact; of a part that gives several facts the name of the group. */
  readonly name: Name
  /** Whether each property of what it gives is a fact by itself. */
  readonly several: Own
  readonly sql: string
  readonly shape: Shape
  readonly example: Of<Shape>
  /** What the SQL gives, where it is not yet what the shape says. */
  readonly row: z.ZodType
  readonly read: (row: unknown) => unknown
}

type Written<Shape extends z.ZodType> = {
  /** A scalar expression; null is read as nothing, and as an empty list where the shape is a list. */
  readonly sql: string
  readonly shape: Shape
  /** What it is of the exemplary subject: invented, and kept to the letter of every practice. */
  readonly example: Of<NoInfer<Shape>>
}

/** Where SQL alone cannot say it: the shape of what SQL gives, and how facts are made of that. */
type Worked<Shape extends z.ZodType, Row extends z.ZodType> = Written<Shape> & {
  readonly row: Row
  readonly read: (row: Of<NoInfer<Row>>) => Of<NoInfer<Shape>>
}

/** Declares one fact of a subject: `facts.<name>` is what its SQL gives, and has its shape. */
export function factPart<const Name extends string, Shape extends z.ZodType, Row extends z.ZodType = Shape>(
  subject: FactSubject,
  name: Name,
  part: Written<Shape> | Worked<Shape, Row>,
): FactPart<Name, false, Shape> {
  return { ...whole(part), subject, name, several: false }
}

/** Declares several facts that are read together; each property of the shape is a fact of its own name. */
export function factGroup<const Name extends string, Shape extends z.ZodObject, Row extends z.ZodType = Shape>(
  subject: FactSubject,
  name: Name,
  part: Written<Shape> | Worked<Shape, Row>,
): FactPart<Name, true, Shape> {
  return { ...whole(part), subject, name, several: true }
}

function whole<Shape extends z.ZodType, Row extends z.ZodType>(part: Written<Shape> | Worked<Shape, Row>) {
  const { sql, shape, example } = part
  if (!('row' in part)) return { sql, shape, example, row: shape, read: (row: unknown) => row }
  // What `read` is given has been read by `row` just before.
  return { sql, shape, example, row: part.row, read: part.read as (row: unknown) => unknown }
}

type Told<Part> =
  Part extends FactPart<infer Name, infer Own, infer Shape>
    ? Own extends true
      ? Of<Shape>
      : { readonly [Key in Name]: Of<Shape> }
    : never
type All<Each> = (Each extends unknown ? (one: Each) => void : never) extends (every: infer Every) => void
  ? Every
  : never
type Flat<Facts> = { readonly [Key in keyof Facts]: Facts[Key] }

/** The facts of a subject: what its parts give, together. */
export type Joined<Subject extends FactSubject, Parts extends readonly FactPart[]> = Flat<
  { readonly subject: Subject } & All<Told<Parts[number]>>
>

/** All that is told of one kind of subject, and where it is found. */
export type FactModel<Facts = unknown, Subject extends FactSubject = FactSubject> = {
  readonly subject: Subject
  /** The subject's own table. */
  readonly table: string
  /** SQL of the day on which a subject is told, where it is not `given.today`. */
  readonly day: string
  readonly parts: readonly FactPart[]
  /** The exemplary subject. */
  readonly example: Facts
  /** Makes the facts of what SQL gave, by the names of the parts. Throws where a row has not the shape it should have. */
  readonly read: (row: Readonly<Record<string, unknown>>) => Facts
}

/** Joins the parts of a subject. Throws where two parts give a fact of the same name: a fault of the program. */
export function joinParts<Subject extends FactSubject, const Parts extends readonly FactPart[]>(
  subject: Subject,
  { table, day = 'given.today', parts }: { readonly table: string; readonly day?: string; readonly parts: Parts },
): FactModel<Joined<Subject, Parts>, Subject> {
  const rows = z.strictObject(Object.fromEntries(parts.map(({ name, row }) => [name, row])))
  const shapes = z.strictObject(Object.fromEntries(parts.map(({ name, shape }) => [name, shape])))
  const worked = parts.some(({ row, shape }) => row !== shape)
  const together = (values: Readonly<Record<string, unknown>>) => {
    const facts: Record<string, unknown> = { subject }
    for (const { name, several } of parts) Object.assign(facts, several ? values[name] : { [name]: values[name] })
    // Its parts have been read by their shapes, of which the type is made.
    return facts as Joined<Subject, Parts>
  }
  const read = (row: Readonly<Record<string, unknown>>) => {
    const given = Object.fromEntries(parts.map(part => [part.name, row[part.name] ?? nothing(part.row)]))
    const found = reading(rows, given, subject)
    if (!worked) return together(found)
    const made = Object.fromEntries(parts.map(part => [part.name, part.read(found[part.name])]))
    return together(reading(shapes, made, subject))
  }
  const example = together(Object.fromEntries(parts.map(part => [part.name, part.example])))
  const count = parts.reduce((sum, part) => sum + (part.several ? Object.keys(Object(part.example)).length : 1), 1)
  if (Object.keys(example).length !== count) throw new Error(`Two parts of a ${subject} give a fact of the same name`)
  return { subject, table, day, parts, example, read }
}

function nothing(row: z.ZodType): unknown {
  return row instanceof z.ZodArray ? [] : null
}

function reading<Shape extends z.ZodType>(shape: Shape, value: unknown, subject: FactSubject): z.output<Shape> {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  throw new Error(`The records of a ${subject} are not as its facts are told.\n${z.prettifyError(read.error)}`)
}
