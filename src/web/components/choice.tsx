// Choosing: one among several, several, in a list, or a date in three fields.
import type { ComponentChildren, VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { FieldError, FieldFrame, describedBy, hintId, type FieldBasics } from './field.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface GroupProps {
  readonly m: Messages;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** A group of fields with one question above. `large` makes the question the page's heading size. */
export function Fieldset({
  m,
  name,
  legend,
  hint,
  error,
  large,
  children,
}: GroupProps & { large?: boolean | undefined; children: ComponentChildren }): VNode {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      {...describedBy({ name, label: legend, hint, error })}
    >
      <legend class={large === true ? 'label label-large' : 'label'}>{legend}</legend>
      {hint !== undefined && (
        <p class="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} m={m} />
      {children}
    </fieldset>
  );
}

/** The first choice carries the bare name as its id, so that the error summary's link lands on it. */
const choiceId = (name: string, index: number): string => (index === 0 ? name : `${name}-${index + 1}`);

function Choice({
  type,
  name,
  option,
  index,
  checked,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  option: Option;
  index: number;
  checked: boolean;
}): VNode {
  const id = choiceId(name, index);
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        {...(option.hint === undefined ? {} : { 'aria-describedby': hintId(id) })}
      />
      <label for={id}>{option.label}</label>
      {option.hint !== undefined && (
        <p class="hint" id={hintId(id)}>
          {option.hint}
        </p>
      )}
    </div>
  );
}

/** The choices of one question, each in a line of its own. */
function Choices({
  type,
  group,
  options,
  isChosen,
}: {
  type: 'radio' | 'checkbox';
  group: GroupProps & { large?: boolean | undefined };
  options: readonly Option[];
  isChosen: (value: string) => boolean;
}): VNode {
  return (
    <Fieldset {...group}>
      <div class="choices">
        {options.map((option, index) => (
          <Choice
            type={type}
            name={group.name}
            option={option}
            index={index}
            checked={isChosen(option.value)}
            key={option.value}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** One answer among a few (up to 7; beyond that use `Select`). */
export const Radios = ({
  options,
  value,
  ...group
}: GroupProps & {
  options: readonly Option[];
  value?: string | undefined;
  large?: boolean | undefined;
}): VNode => <Choices type="radio" group={group} options={options} isChosen={(one) => one === value} />;

/** Several answers. */
export const Checkboxes = ({
  options,
  values,
  ...group
}: GroupProps & { options: readonly Option[]; values?: readonly string[] | undefined }): VNode => (
  <Choices type="checkbox" group={group} options={options} isChosen={(one) => values?.includes(one) === true} />
);

/** A single box to tick: « J'ai compris… ». */
export function Checkbox({
  m,
  name,
  label,
  hint,
  error,
  checked,
  value = 'yes',
}: FieldBasics & { m: Messages; checked?: boolean | undefined; value?: string | undefined }): VNode {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <FieldError name={name} error={error} m={m} />
      <div class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          checked={checked === true}
          {...describedBy({ name, label, hint, error })}
        />
        <label for={name}>{label}</label>
        {hint !== undefined && (
          <p class="hint" id={hintId(name)}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

export interface SelectProps extends FieldBasics {
  readonly m: Messages;
  readonly options?: readonly Option[];
  /** Options under headings. One that stands under several is chosen under the first. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[];
  readonly value?: string | undefined;
  /** Label of the empty first choice; without it there is none. */
  readonly empty?: string | undefined;
}

export function Select({ m, options = [], groups = [], value, empty, ...rest }: SelectProps): VNode {
  const chosen = groups.find((group) => group.options.some((option) => option.value === value));
  return (
    <FieldFrame m={m} {...rest}>
      <select class="input select" id={rest.name} name={rest.name} {...describedBy(rest)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <SelectOption option={option} selected={option.value === value} key={option.value} />
        ))}
        {groups.map((group) => (
          <optgroup label={group.label} key={group.label}>
            {group.options.map((option) => (
              <SelectOption option={option} selected={group === chosen && option.value === value} key={option.value} />
            ))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function SelectOption({ option, selected }: { option: Option; selected: boolean }): VNode {
  return (
    <option value={option.value} selected={selected}>
      {option.label}
    </option>
  );
}

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A date people know by heart (a birth date): three fields named `name-day`, `name-month`, `name-year`, not a calendar. */
export function DateField(props: GroupProps & { value?: DateParts | undefined; birth?: boolean | undefined }): VNode {
  const { m, name, value, birth } = props;
  const parts = [
    ['day', m.common.form.day, 2],
    ['month', m.common.form.month, 2],
    ['year', m.common.form.year, 4],
  ] as const;
  return (
    <Fieldset {...props}>
      <div class="date-parts">
        {parts.map(([part, label, length], index) => (
          <div key={part}>
            <label for={index === 0 ? name : `${name}-${part}`} class="label label-part">
              {label}
            </label>
            <input
              class={`input input-${length}`}
              id={index === 0 ? name : `${name}-${part}`}
              name={`${name}-${part}`}
              inputMode="numeric"
              maxLength={length}
              autoComplete={birth === true ? `bday-${part}` : 'off'}
              {...(value === undefined ? {} : { value: value[part] })}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}
