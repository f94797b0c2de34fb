import { lazy, Suspense } from 'react';
import { Link, Route, Switch } from 'wouter';
import BoardPage from '../board/board-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

const BreakerPage = lazy(() => import('../breaker/breaker-page.tsx'));
const JournalPage = lazy(() => import('../journal/journal-page.tsx'));
const SettingsPage = lazy(() => import('../settings/settings-page.tsx'));
const AddPage = lazy(() => import('../settings/add-page.tsx'));
const EditPage = lazy(() => import('../settings/edit-page.tsx'));
const DemoPage = lazy(() => import('../demo/demo-page.tsx'));
const LearnPage = lazy(() => import('../learn/learn-page.tsx'));
const LessonPage = lazy(() => import('../learn/lesson-page.tsx'));

export function Routes() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/" component={BoardPage} />
        <Route path="/b/:name" component={BreakerPage} />
        <Route path="/journal" component={JournalPage} />
        <Route path="/demo" component={DemoPage} />
        <Route path="/learn" component={LearnPage} />
        <Route path="/learn/:lesson" component={LessonPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/settings/add" component={AddPage} />
        <Route path="/settings/b/:name" component={EditPage} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  );
}

function NotFound() {
  return (
    <EmptyState title="Nothing here" action={<Link href="/">To the board</Link>}>
      <p>This address leads nowhere on this board.</p>
    </EmptyState>
  );
}
