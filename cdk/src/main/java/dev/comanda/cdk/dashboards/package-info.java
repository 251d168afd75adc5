/** What operators look at: a dashboard for each flow, and saved queries on its logs. */
package dev.comanda.cdk.dashboards;
