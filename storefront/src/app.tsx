import { Route, Switch } from 'wouter-preact';
import { Footer, Header, SkipLink } from './ui/frame';
import { Announcer } from './ui/announcer';
import { useGradually } from './ui/gradually';
import { useFocusOnNavigation } from './ui/navigation';
import { CartPage } from './pages/cart';
import { CataloguePage } from './pages/catalogue';
import { CheckoutPage } from './pages/checkout';
import { ConfirmPage } from './pages/confirm';
import { ForgotPasswordPage } from './pages/forgot-password';
import { NotFoundPage } from './pages/not-found';
import { OrderPage } from './pages/order';
import { OrdersPage } from './pages/orders';
import { ProductPage } from './pages/product';
import { RegisterPage } from './pages/register';
import { ResetPasswordPage } from './pages/reset-password';
import { SignInPage } from './pages/sign-in';

/** The pages by their address; the header comes first, so that nothing keeps the browser long. */
export function App() {
  useFocusOnNavigation();
  const shown = useGradually('app', 2);
  return (
    <>
      <SkipLink />
      <Header />
      <main id="content" class="mx-auto w-full max-w-6xl min-h-dvh px-4 pb-16 sm:px-6">
        {shown > 1 && <Pages />}
      </main>
      {shown > 1 && <Footer />}
      <Announcer />
    </>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={CataloguePage} />
      <Route path="/products/:id">{({ id }) => <ProductPage key={id} id={id} />}</Route>
      <Route path="/cart" component={CartPage} />
      <Route path="/checkout" component={CheckoutPage} />
      <Route path="/register" component={RegisterPage} />
      <Route path="/confirm" component={ConfirmPage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/forgot-password" component={ForgotPasswordPage} />
      <Route path="/reset-password" component={ResetPasswordPage} />
      <Route path="/orders" component={OrdersPage} />
      <Route path="/orders/:id">{({ id }) => <OrderPage key={id} id={id} placed={false} />}</Route>
      <Route path="/orders/:id/placed">{({ id }) => <OrderPage key={id} id={id} placed={true} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
