# Prints the folders of the modules that some modules are built from, they included, each in a line.
# Reads all POMs; -v want="FOLDER ..." names the modules. What only tests need does not count.

FNR == 1 {
  folder = FILENAME
  sub(/(^|\/)pom\.xml$/, "", folder)
  folders[++count] = folder
  parent = exclusions = dependency = managed = plugin = 0
}
/<parent>/ { parent = 1 }
/<\/parent>/ { parent = 0 }
/<dependencyManagement>/ { managed = 1 }
/<\/dependencyManagement>/ { managed = 0 }
/<build>/ { plugin = 1 }
/<\/build>/ { plugin = 0 }
/<exclusions>/ { exclusions = 1 }
/<\/exclusions>/ { exclusions = 0 }
/<dependency>/ { dependency = 1; name = ""; test = 0 }
/<scope>test</ { test = 1 }
/<artifactId>/ && !parent && !exclusions && !managed && !plugin {
  value = $0
  gsub(/.*<artifactId>|<\/artifactId>.*/, "", value)
  if (dependency) {
    name = value
  } else if (!(folder in named)) {
    named[folder] = value
    of[value] = folder
  }
}
/<\/dependency>/ {
  if (!test && !managed && !plugin) {
    uses[folder] = uses[folder] " " name
  }
  dependency = 0
}

function visit(module, names, i, n) {
  if (module in seen) {
    return
  }
  seen[module] = 1
  print module
  n = split(uses[module], names, " ")
  for (i = 1; i <= n; i++) {
    if (names[i] in of) {
      visit(of[names[i]])
    }
  }
}

END {
  n = split(want, wanted, " ")
  for (i = 1; i <= n; i++) {
    visit(wanted[i])
  }
}
