import { useBoard } from '../store/hooks.ts';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in-page.module.css';

/** Where the board is not shown to just anybody. */
export function SignInPage() {
  const message = useBoard(({ connection }) =>
    connection.kind === 'signed-out' ? connection.message : null,
  );
  return (
    <section className={styles['page']}>
      <h1 className={styles['title']}>Sign in</h1>
      <p className={styles['text']}>
        {message !== null && <>{message} </>}
        This board is for those who have a token. Whoever runs the server gives them out.
      </p>
      <SignInForm />
    </section>
  );
}
