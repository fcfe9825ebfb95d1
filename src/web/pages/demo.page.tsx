// The accounts of the demonstration, shown in demo mode only.
import type { VNode } from 'preact';
import { Details, Table } from '../components/index.js';
import type { Messages } from '../messages/index.js';

export interface DemoLogin {
  readonly name: string;
  /** What makes this persona worth trying: « a 10 ans de documents ». */
  readonly note: string;
  readonly username: string;
  readonly password: string;
  /** The one-time code that is right now; professionals have none. */
  readonly code?: string | undefined;
}

/** What the letter and the card of somebody say whose space is not activated. */
export interface DemoLetter {
  readonly name: string;
  readonly note: string;
  readonly code: string;
  readonly nir: string;
  readonly serial: string;
}

function LetterTable({ m, letters }: { m: Messages; letters: readonly DemoLetter[] }): VNode {
  const { demo } = m.common;
  const columns = [demo.name, demo.note, m.proof.code, m.proof.nir, m.proof.serial].map((label) => ({ label }));
  const rows = letters.map(({ name, note, code, nir, serial }) => [
    name,
    note,
    <code>{code}</code>,
    <code>{nir}</code>,
    <code>{serial}</code>,
  ]);
  return <Table caption={demo.letters} columns={columns} rows={rows} />;
}

function LoginTable({
  m,
  caption,
  logins,
  coded,
}: {
  m: Messages;
  caption: string;
  logins: readonly DemoLogin[];
  coded: boolean;
}): VNode {
  const t = m.common.demo;
  const columns = [
    { label: t.name },
    { label: t.note },
    { label: t.username },
    { label: t.password },
    ...(coded ? [{ label: t.code }] : []),
  ];
  const rows = logins.map((login) => [
    login.name,
    login.note,
    <code>{login.username}</code>,
    <code>{login.password}</code>,
    ...(coded ? [<code>{login.code}</code>] : []),
  ]);
  return <Table caption={caption} columns={columns} rows={rows} />;
}

/** Body of `/demo`. */
export function DemoPage({
  m,
  persons,
  letters,
  professionals,
}: {
  m: Messages;
  persons: readonly DemoLogin[];
  letters: readonly DemoLetter[];
  professionals: readonly DemoLogin[];
}): VNode {
  return (
    <>
      <section class="section">
        <LoginTable m={m} caption={m.common.demo.persons} logins={persons} coded />
      </section>
      <section class="section">
        <LetterTable m={m} letters={letters} />
      </section>
      <LoginTable m={m} caption={m.common.demo.professionals} logins={professionals} coded={false} />
    </>
  );
}

/** The same accounts, folded, under a sign-in form. */
export function DemoLogins({ m, logins }: { m: Messages; logins: readonly DemoLogin[] }): VNode {
  return (
    <div class="demo-logins">
      <Details summary={m.common.demo.logins}>
        <LoginTable
          m={m}
          caption={m.common.demo.persons}
          logins={logins}
          coded={logins.some((login) => login.code !== undefined)}
        />
      </Details>
    </div>
  );
}
