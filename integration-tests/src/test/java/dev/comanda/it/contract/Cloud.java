package dev.comanda.it.contract;

import dev.comanda.it.Deployment;
import dev.comanda.it.Product;
import dev.comanda.it.Services;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsClients;
import java.util.Map;

/** What stands in for AWS. */
public enum Cloud {

  /** The engines of the product that this machine runs. */
  EMBEDDED {
    @Override
    Services services() {
      return Product.shared().services();
    }

    /** The product's own: its functions and workflows are the template's, and none can be added. */
    @Override
    public Deployment wired() {
      return Product.shared();
    }
  },

  /** LocalStack, in a container or at an address; without either its tests are skipped. */
  LOCALSTACK {
    @Override
    Services services() {
      return LocalStack.services();
    }

    @Override
    public Deployment wired() {
      return own();
    }
  };

  private Deployment own;

  abstract Services services();

  /** The stacks' resources with the functions and the workflows that use them. */
  public abstract Deployment wired();

  /** The stacks' resources made anew, that nobody uses but the contracts. */
  public synchronized Deployment own() {
    if (own == null) {
      own = fresh();
    }
    return own;
  }

  /** The same once more, that nobody uses but the test that asks. */
  public Deployment fresh() {
    return new Provisioning(services(), Stacks.synthesized());
  }

  /** The clients that functions have. */
  public AwsClients clients() {
    return new AwsClients(
        new Config(
            Map.of(
                "AWS_REGION",
                Services.REGION.id(),
                "AWS_ENDPOINT_URL",
                services().endpoint().toString())));
  }
}
