-- What a Neovim user does: opens a file, reads the diagnostics, takes the first code action that pins, writes the file.
-- The answers go as JSON to the file that MODEL_WARDEN_ANSWERS names. Runs on Neovim 0.7 and newer.
local patience = 10000

local function waitFor(what, condition)
  if not vim.wait(patience, condition, 50) then
    error('waited in vain for ' .. what)
  end
end

local function diagnostics()
  return vim.tbl_map(function(found)
    return {
      code = found.code or found.user_data.lsp.code,
      severity = found.severity,
      message = found.message,
      start = { line = found.lnum, character = found.col },
      ['end'] = { line = found.end_lnum, character = found.end_col },
    }
  end, vim.diagnostic.get(0))
end

local function pins(action)
  return vim.startswith(action.title, 'Pin ')
end

local function main()
  local lsp = vim.json.decode(vim.env.MODEL_WARDEN_LSP)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.MODEL_WARDEN_FILE))
  local client = vim.lsp.start_client({
    name = 'model-warden',
    cmd = lsp,
    root_dir = vim.fn.getcwd(),
    init_options = { settings = { network = 'on' } },
  })
  vim.lsp.buf_attach_client(0, client)
  waitFor('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  local answers = { before = diagnostics() }

  -- Neovim asks which action to take; the user takes the first that pins.
  vim.ui.select = function(actions, _, choose)
    for index, each in ipairs(actions) do
      local action = each.action or each[2] or each
      if pins(action) then
        answers.title = action.title
        return choose(each, index)
      end
    end
    choose(nil)
  end
  local first = answers.before[1]
  vim.api.nvim_win_set_cursor(0, { first.start.line + 1, first.start.character })
  local text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  vim.lsp.buf.code_action()
  waitFor('the edit', function()
    return not vim.deep_equal(text, vim.api.nvim_buf_get_lines(0, 0, -1, true))
  end)
  waitFor('the finding to go', function()
    return #vim.diagnostic.get(0) < #answers.before
  end)
  answers.after = diagnostics()
  vim.cmd('write')
  vim.fn.writefile({ vim.json.encode(answers) }, vim.env.MODEL_WARDEN_ANSWERS)
  vim.lsp.stop_client(client)
end

local ok, fault = xpcall(main, debug.traceback)
if not ok then
  io.stderr:write(tostring(fault) .. '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
