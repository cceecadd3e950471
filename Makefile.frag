# Installs the module without its debugging symbols. The file is replaced as a whole: a PHP that has it
# loaded goes on with the old one. "make install STRIP=:" installs the module as it was built.
install: sockets-strip

sockets-strip: install-modules
	@so="$(INSTALL_ROOT)$(EXTENSION_DIR)/sockets.so"; \
	if { $(STRIP) --strip-unneeded -o "$$so.new" "$$so" || $(STRIP) -x -o "$$so.new" "$$so"; } \
			2>/dev/null && test -s "$$so.new"; then \
		mv -f "$$so.new" "$$so"; \
	else \
		rm -f "$$so.new"; \
	fi
