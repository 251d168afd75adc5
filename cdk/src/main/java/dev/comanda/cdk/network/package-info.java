/** Where functions run that must call from addresses which do not change. */
package dev.comanda.cdk.network;
